import type { IDataObject } from 'n8n-workflow';
import { oneForEach, type Promised } from './promises.ts';

const resultOf = ({ _result: result }: IDataObject) => (result as IDataObject | undefined)?.action;

/** What examples/import-csv.json promises; read back from the account itself where that tells more. */
export const importPromises: Promised[] = [
	oneForEach('Import Persons'),
	oneForEach('Send Them Back'),
	{
		says: 'Every row became a person, and the row with an address that was there already the same one',
		holds: ({ playback }) => {
			const persons = playback.outputOf('Import Persons').map(({ json }) => json);
			const [first] = persons;
			return (
				persons.at(-1)?.id === first?.id &&
				resultOf(persons.at(-1) ?? {}) === 'unchanged' &&
				persons.slice(0, -1).every((person) => resultOf(person) === 'created')
			);
		},
	},
	{
		says: 'Organizations are linked by name, and blank cells have left their fields alone',
		holds: async ({ playback, sandbox }) => {
			const rows = playback.outputOf('Rows of the CSV').map(({ json }) => json);
			const [first = {}] = playback.outputOf('Import Persons').map(({ json }) => json);
			const read = async (path: string) =>
				(await sandbox.call('GET', path)).body.data as IDataObject;
			const person = await read(`/api/v2/persons/${String(first.id)}`);
			const organization = await read(`/api/v2/organizations/${String(person.org_id)}`);
			const phones = person.phones as IDataObject[];
			return (
				organization.name === rows[0]?.['Person - Organization'] &&
				phones[0]?.value === rows[0]?.['Person - Phone - Mobile'] &&
				phones[0]?.label === 'mobile'
			);
		},
	},
	{
		says: 'What was sent back as the node answered it has changed nothing',
		holds: ({ playback }) =>
			playback.outputOf('Send Them Back').every(({ json }) => resultOf(json) === 'unchanged'),
	},
];

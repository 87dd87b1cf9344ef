import assert from 'node:assert/strict';
import { serveFile } from './fileServer.ts';
import { type CsvPerson, csvOf, personsFor } from './personsCsv.ts';
import { allRowsOf, type Row } from './rows.ts';
import type { Task } from './task.ts';

const count = 2_000;

/** So many of the file are in the account before. */
const knownCount = 250;

/** From a file on the web to persons who are in the account once each. */
export const importCsv: Task = {
	letter: 'b',
	wish: `import a CSV of ${String(count)} persons, found by e-mail, its columns mapped by themselves`,
	async play({ stage, editor, sandbox, picture }) {
		const { canvas, panel } = editor;
		const before = await allRowsOf(sandbox, '/api/v2/persons');
		const known = before.slice(0, knownCount);
		const organizations = named(await allRowsOf(sandbox, '/api/v2/organizations'));
		const persons = personsFor(count, known, [...organizations.keys()]);
		const csv = await serveFile('persons.csv', 'text/csv', csvOf(persons), stage);
		await canvas.begin('Trigger manually');
		await canvas.addAfter('When clicking ‘Execute workflow’', 'HTTP Request');
		await panel.type('url', csv.url);
		await panel.addTo('Options', 'Response');
		await panel.choose('responseFormat', 'File');
		await editor.executeNode();
		await panel.close();

		await canvas.addAfter('HTTP Request', 'Extract from File', 'Extract from CSV');
		await editor.executeNode();
		await picture('rows');
		await panel.close();

		await canvas.addAfter('Extract from File', 'Pipedrive CRM', 'Create or update person');
		await panel.choose('dataToSend', 'Auto-Map Input Data');
		await picture('filled-in');
		await editor.executeNode();
		await picture('imported');
		await panel.close();

		const fields = await allRowsOf(sandbox, '/api/v2/personFields');
		const buyingRole = fields.find(({ field_name }) => field_name === 'Buying Role');
		const emptyFields = Object.keys(before[0]?.custom_fields ?? {}).map((code) => [code, null]);
		const account = { organizations, buyingRole, emptyFields: Object.fromEntries(emptyFields) };
		const after = await allRowsOf(sandbox, '/api/v2/persons');
		assert.equal(after.length, before.length + count - knownCount, 'Each person once');
		assert.deepEqual(after.slice(knownCount, before.length), before.slice(knownCount));
		const newOnes = new Map(after.slice(before.length).map((row) => [row.emails?.[0]?.value, row]));
		for (const [index, person] of persons.entries()) {
			const found = index < knownCount ? after[index] : newOnes.get(person.email);
			const wanted = personAfter(person, known[index], account);
			assert.deepEqual(found, { ...found, ...wanted, update_time: found?.update_time });
		}
	},
};

/** What the file names: organizations by their names, the custom field with its options. */
interface Named {
	organizations: Map<string, number>;
	buyingRole: Row | undefined;
	/** What somebody has who has no value in any custom field. */
	emptyFields: Record<string, unknown>;
}

/** Ids by name, of those whose name no other has. */
function named(rows: Row[]): Map<string, number> {
	const names = rows.map(({ name }) => name);
	const alone = rows.filter(({ name }) => names.indexOf(name) === names.lastIndexOf(name));
	return new Map(alone.map(({ id, name }) => [String(name), Number(id)]));
}

/** A person after the import: empty cells change nothing, and what the account had of others stays. */
function personAfter(
	person: CsvPerson,
	known: Row | undefined,
	{ organizations, buyingRole, emptyFields }: Named,
) {
	const { name, email, phone, organization } = person;
	const [first, last] = name.split(' ');
	const phones = known?.phones ?? [];
	const role = buyingRole?.options?.find(({ label }) => label === person.buyingRole)?.id;
	const code = String(buyingRole?.field_code);
	const custom = known?.custom_fields ?? emptyFields;
	return {
		...known,
		name,
		first_name: first,
		last_name: last,
		org_id: organizations.get(organization) ?? known?.org_id ?? null,
		emails: known?.emails ?? [{ value: email, label: 'work', primary: true }],
		phones: [...phones, { value: phone, label: 'mobile', primary: phones.length === 0 }],
		custom_fields: { ...custom, [code]: role ?? custom[code] },
	};
}

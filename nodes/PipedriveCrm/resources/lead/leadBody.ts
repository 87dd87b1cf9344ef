import type { IDataObject } from 'n8n-workflow';
import { InvalidItem } from '../../run/itemFailure';
import type { Fitting } from '../../run/operation';
import type { PreparedRequest } from '../../run/prepare';
import { nestKeys } from '../nestedKeys';

/** The body of a new lead: the value in one object, who may see it as text. */
export function newLeadBody(body: IDataObject): IDataObject {
	const shaped = nestKeys(body);
	if (shaped.visible_to !== undefined) shaped.visible_to = String(shaped.visible_to);
	return shaped;
}

/** The body of an update, which does not take where a lead came from. */
export function changedLeadBody(body: IDataObject): IDataObject {
	const shaped = newLeadBody(body);
	delete shaped.origin_id;
	return shaped;
}

const valueOf = ({ value }: IDataObject): { amount?: number; currency?: string } =>
	(value ?? {}) as { amount?: number; currency?: string };

/** Pipedrive takes amount and currency together; what is not given is taken from the lead. */
export const valueFitting: Fitting = {
	needsRecord: (body) => isInPart(body),
	fit: (body, record) => {
		const value = { ...valueOf(record), ...valueOf(body) };
		if (value.amount !== undefined && value.currency !== undefined) return { ...body, value };
		throw new InvalidItem(
			`The lead has no ${value.amount === undefined ? 'value' : 'currency'} yet`,
			"Give both 'Value' and 'Currency'.",
			'value',
		);
	},
};

function isInPart(body: IDataObject): boolean {
	const { amount, currency } = valueOf(body);
	return (amount === undefined) !== (currency === undefined);
}

/** Pipedrive takes no amount without its currency. */
export const valueIsWhole = ({ body }: PreparedRequest): string | undefined =>
	isInPart(body) ? "A value needs both 'Value' and 'Currency'" : undefined;

/** A lead is about somebody. */
export const isAboutSomebody = ({ body }: PreparedRequest): string | undefined =>
	body.person_id === undefined && body.organization_id === undefined
		? "A lead needs 'Person' or 'Organization'"
		: undefined;

/** With its value on one level, as Simplify shows it. */
export const flatLead = (lead: IDataObject): IDataObject => ({
	...lead,
	value: valueOf(lead).amount ?? null,
	currency: valueOf(lead).currency ?? null,
});

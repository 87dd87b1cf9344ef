import type { Operation } from '../../run/operation';
import { playConversion } from '../../run/players/conversion';
import { conversion, conversionId, waitForCompletion } from '../conversions';
import { leadRecord } from '../lead/leadRecord';
import { dealLocator } from '../locators/records';
import { plainRecordOutput, recordOutput } from '../recordOutput';

export const archiveDeal: Operation = {
	option: {
		name: 'Archive',
		value: 'archive',
		action: 'Archive deal',
		description: 'Put a deal into the archive, out of the lists',
		routing: {
			request: {
				method: 'PATCH',
				url: '=/api/v2/deals/{{$parameter.dealId}}',
				body: { is_archived: true },
			},
		},
	},
	fields: [dealLocator, ...recordOutput()],
	answer: { kind: 'record' },
};

export const unarchiveDeal: Operation = {
	option: {
		name: 'Unarchive',
		value: 'unarchive',
		action: 'Unarchive deal',
		description: 'Take a deal out of the archive',
		routing: {
			request: {
				method: 'PATCH',
				url: '=/api/v2/deals/{{$parameter.dealId}}',
				body: { is_archived: false },
			},
		},
	},
	fields: [dealLocator, ...recordOutput()],
	answer: { kind: 'record' },
};

export const convertToLead: Operation = {
	option: {
		name: 'Convert to Lead',
		value: 'convertToLead',
		action: 'Convert deal to lead',
		description:
			'Make a lead of a deal, with its notes, files and activities. The deal is deleted; this cannot be undone.',
		routing: {
			request: { method: 'POST', url: '=/api/v2/deals/{{$parameter.dealId}}/convert/lead' },
		},
	},
	fields: [dealLocator, ...waitForCompletion, ...recordOutput()],
	record: leadRecord,
	answer: { kind: 'record' },
	repeat: 'never',
	play: playConversion,
};

export const getDealConversionStatus: Operation = {
	option: {
		name: 'Get Conversion Status',
		value: 'getConversionStatus',
		action: 'Get conversion status of deal',
		description: 'Retrieve how far the conversion to a lead has got',
		routing: {
			request: {
				method: 'GET',
				url: '=/api/v2/deals/{{$parameter.dealId}}/convert/status/{{$parameter.conversionId}}',
			},
		},
	},
	fields: [dealLocator, conversionId, ...plainRecordOutput()],
	record: conversion,
	answer: { kind: 'record' },
};

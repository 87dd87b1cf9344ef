import type {
	DealProductRow,
	FileRecord,
	FollowerRow,
	NoteRecord,
	ParticipantRow,
} from './attached.ts';
import { ChangeFeed } from './changeFeed.ts';
import type { Clock } from './clock.ts';
import { Collection } from './collection.ts';
import type { FieldDefinition, FieldEntity } from './customFields.ts';
import type {
	ActivityRecord,
	ActivityTypeRecord,
	CurrencyRecord,
	DealRecord,
	FilterRecord,
	OrganizationRecord,
	PersonRecord,
	PipelineRecord,
	ProductRecord,
	StageRecord,
	UserRecord,
} from './records.ts';
import type { WebhookRecord } from './webhooks.ts';

/** What is said about the company itself. */
export interface Company {
	id: number;
	name: string;
	domain: string;
	country: string;
	industry: string;
}

/** Everything that one Pipedrive account holds, in memory. */
export class Account {
	readonly clock: Clock;
	readonly company: Company;
	/** Whether users have connected their address books, which gives persons more fields. */
	hasContactSync = false;
	/** Starts at 101, so that a user's id is never taken for a person's. */
	readonly users = new Collection<UserRecord>(101);
	readonly currencies = new Collection<CurrencyRecord>();
	readonly activityTypes = new Collection<ActivityTypeRecord>();
	readonly pipelines = new Collection<PipelineRecord>();
	readonly stages = new Collection<StageRecord>();
	readonly organizations = new Collection<OrganizationRecord>();
	readonly persons = new Collection<PersonRecord>();
	readonly deals = new Collection<DealRecord>();
	readonly activities = new Collection<ActivityRecord>();
	readonly products = new Collection<ProductRecord>();
	readonly filters = new Collection<FilterRecord>();
	readonly participants = new Collection<ParticipantRow>();
	readonly dealProducts = new Collection<DealProductRow>();
	readonly followers = new Collection<FollowerRow>();
	readonly notes = new Collection<NoteRecord>();
	readonly files = new Collection<FileRecord>();
	readonly webhooks = new Collection<WebhookRecord>();
	readonly fields: Record<FieldEntity, FieldDefinition[]> = {
		deal: [],
		person: [],
		organization: [],
		product: [],
		activity: [],
	};

	/** Tells what requests change. A collection that webhooks know has its line in `#follow`. */
	readonly changes = new ChangeFeed();

	constructor(clock: Clock, company: Company) {
		this.clock = clock;
		this.company = company;
		this.#follow(this.changes);
	}

	/** The custom fields of an entity, in the order in which they were made. */
	customFields(entity: FieldEntity): FieldDefinition[] {
		return this.fields[entity].filter((field) => field.is_custom_field);
	}

	/** The field with this code, standard or custom. */
	field(entity: FieldEntity, code: string): FieldDefinition | undefined {
		return this.fields[entity].find((field) => field.field_code === code);
	}

	/** The stages of a pipeline that exist, first stage first. */
	stagesOf(pipelineId: number): StageRecord[] {
		return this.stages
			.all()
			.filter((stage) => stage.pipeline_id === pipelineId && !stage.is_deleted)
			.sort((a, b) => a.order_nr - b.order_nr);
	}

	#follow(changes: ChangeFeed): void {
		changes.follow('activity', this.activities, (it) => ({ entity: 'activity', ...it }));
		changes.follow('deal', this.deals, (it) => ({ entity: 'deal', ...it }));
		changes.follow('note', this.notes, (it) => ({ entity: 'note', ...it }));
		changes.follow('organization', this.organizations, (it) => ({ entity: 'organization', ...it }));
		changes.follow('person', this.persons, (it) => ({ entity: 'person', ...it }));
		changes.follow('pipeline', this.pipelines, (it) => ({ entity: 'pipeline', ...it }));
		changes.follow('product', this.products, (it) => ({ entity: 'product', ...it }));
		changes.follow('stage', this.stages, (it) => ({ entity: 'stage', ...it }));
		changes.follow('user', this.users, (it) => ({ entity: 'user', ...it }));
	}
}

import type {
	CallLogRecord,
	GoalRecord,
	OrganizationRelationshipRecord,
	PermissionSetRecord,
	RoleRecord,
} from './administration.ts';
import type {
	DealProductRow,
	DiscountRecord,
	FileRecord,
	FollowerRow,
	ImageRecord,
	InstallmentRecord,
	NoteCommentRecord,
	NoteRecord,
	ParticipantRow,
	VariationRecord,
} from './attached.ts';
import { ChangeFeed } from './changeFeed.ts';
import { ChangeLog } from './changeLog.ts';
import type { Clock } from './clock.ts';
import { Collection } from './collection.ts';
import type { FieldDefinition, FieldEntity } from './customFields.ts';
import type { ConversionRecord, LeadLabelRecord, LeadRecord } from './leads.ts';
import type { MailMessageRecord, MailThreadRecord } from './mail.ts';
import type {
	BoardRecord,
	PhaseRecord,
	PlanItemRecord,
	ProjectGroupRecord,
	ProjectRecord,
	ProjectTemplateRecord,
	TaskRecord,
} from './projects.ts';
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
	/** Whether the company has Campaigns, which gives persons a marketing status. */
	hasCampaigns = false;
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
	readonly noteComments = new Collection<NoteCommentRecord>();
	readonly files = new Collection<FileRecord>();
	readonly webhooks = new Collection<WebhookRecord>();
	readonly discounts = new Collection<DiscountRecord>();
	readonly installments = new Collection<InstallmentRecord>();
	readonly variations = new Collection<VariationRecord>();
	readonly images = new Collection<ImageRecord>();
	readonly leads = new Collection<LeadRecord>();
	readonly leadLabels = new Collection<LeadLabelRecord>();
	readonly conversions = new Collection<ConversionRecord>();
	readonly boards = new Collection<BoardRecord>();
	readonly phases = new Collection<PhaseRecord>();
	readonly projects = new Collection<ProjectRecord>();
	readonly projectTemplates = new Collection<ProjectTemplateRecord>();
	readonly projectGroups = new Collection<ProjectGroupRecord>();
	readonly planItems = new Collection<PlanItemRecord>();
	readonly tasks = new Collection<TaskRecord>();
	readonly mailThreads = new Collection<MailThreadRecord>();
	readonly mailMessages = new Collection<MailMessageRecord>();
	readonly callLogs = new Collection<CallLogRecord>();
	readonly goals = new Collection<GoalRecord>();
	readonly roles = new Collection<RoleRecord>();
	readonly permissionSets = new Collection<PermissionSetRecord>();
	readonly organizationRelationships = new Collection<OrganizationRelationshipRecord>();
	readonly fields: Record<FieldEntity, FieldDefinition[]> = {
		deal: [],
		person: [],
		organization: [],
		product: [],
		activity: [],
		project: [],
	};

	/** Tells what requests change. A collection that webhooks know has its line in `#follow`. */
	readonly changes = new ChangeFeed();
	/** What requests have changed so far. */
	readonly changeLog: ChangeLog;

	constructor(clock: Clock, company: Company) {
		this.clock = clock;
		this.company = company;
		this.changeLog = new ChangeLog(this.changes, clock);
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
		changes.follow('board', this.boards, (it) => ({ entity: 'board', ...it }));
		changes.follow('deal', this.deals, (it) => ({ entity: 'deal', ...it }));
		changes.follow('deal_installment', this.installments, (it) => ({
			entity: 'deal_installment',
			...it,
		}));
		changes.follow('deal_product', this.dealProducts, (it) => ({ entity: 'deal_product', ...it }));
		changes.follow('lead', this.leads, (it) => ({ entity: 'lead', ...it }));
		changes.follow('note', this.notes, (it) => ({ entity: 'note', ...it }));
		changes.follow('organization', this.organizations, (it) => ({ entity: 'organization', ...it }));
		changes.follow('person', this.persons, (it) => ({ entity: 'person', ...it }));
		changes.follow('phase', this.phases, (it) => ({ entity: 'phase', ...it }));
		changes.follow('pipeline', this.pipelines, (it) => ({ entity: 'pipeline', ...it }));
		changes.follow('product', this.products, (it) => ({ entity: 'product', ...it }));
		changes.follow('project', this.projects, (it) => ({ entity: 'project', ...it }));
		changes.follow('stage', this.stages, (it) => ({ entity: 'stage', ...it }));
		changes.follow('task', this.tasks, (it) => ({ entity: 'task', ...it }));
		changes.follow('user', this.users, (it) => ({ entity: 'user', ...it }));
	}
}

import { createHash } from 'node:crypto';

import { badRequest } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import type { UploadedFile } from '../server/formBody.ts';
import type { Account } from '../state/account.ts';
import type { ImageRecord } from '../state/attached.ts';
import type { UserRecord } from '../state/records.ts';

/** The picture of a person, or the image of a product. */
export function imageOf(
	account: Account,
	of: ImageRecord['of'],
	recordId: number,
): ImageRecord | undefined {
	return account.images
		.all()
		.find((image) => image.of === of && image.record_id === recordId && !image.is_deleted);
}

/** Puts an image in the place of the one before. @throws ApiError 400 for a file that is no image */
export function putImage(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	of: ImageRecord['of'],
	recordId: number,
	{ filename, mimetype, content }: UploadedFile,
): ImageRecord {
	if (!mimetype.startsWith('image/')) throw badRequest('The file is not an image');
	const before = imageOf(account, of, recordId);
	if (before) account.images.change(before, { is_deleted: true });
	return account.images.insert((id) => ({
		id,
		of,
		record_id: recordId,
		name: filename,
		mimetype,
		content,
		storageKey: createHash('sha1')
			.update(`image/${String(id)}/${filename}`)
			.digest('hex'),
		added_by_user_id: user.id,
		add_time: clock.time(),
		is_deleted: false,
	}));
}

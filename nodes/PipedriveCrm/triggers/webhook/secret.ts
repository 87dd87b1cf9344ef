import { createHash, randomBytes, timingSafeEqual } from 'crypto';

/** The user name that goes with the secret in basic auth. */
export const secretUser = 'n8n';

/** A secret that nobody can guess: 32 random bytes as text. */
export function newSecret(): string {
	return randomBytes(32).toString('base64url');
}

/**
 * Whether a delivery brings the secret that was given to Pipedrive. Takes the same time however much of it is
 * right.
 * @param authorization the header, e.g. 'Basic bjhuOnNlY3JldA=='
 * @param secret undefined when none was given yet: nothing is right then
 */
export function bringsSecret(
	authorization: string | undefined,
	secret: string | undefined,
): boolean {
	const expected = Buffer.from(`${secretUser}:${secret ?? ''}`).toString('base64');
	const isEqual = timingSafeEqual(digest(authorization ?? ''), digest(`Basic ${expected}`));
	return isEqual && secret !== undefined && secret !== '';
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}

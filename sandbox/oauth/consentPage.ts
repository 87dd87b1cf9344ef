import type { OAuthUser } from './grantStore.ts';

/** What the consent page shows, and what its form carries back. */
export interface Consent {
	clientId: string;
	scopes: string[];
	users: OAuthUser[];
	/** The parameters of the authorize request, returned with the decision. */
	request: Record<string, string>;
}

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; color: #1b1f24; background: #f4f5f6; margin: 0; }
main { max-width: 32rem; margin: 4rem auto; padding: 2rem; background: #fff; border-radius: .5rem; }
h1 { font-size: 1.3rem; margin-top: 0; }
select, button { font: inherit; padding: .5rem 1rem; border-radius: .25rem; border: 1px solid #57606a; }
label, select { display: block; width: 100%; box-sizing: border-box; margin-bottom: .5rem; }
#scopes { columns: 2; }
#allow { background: #10653a; color: #fff; border-color: #10653a; }
`;

/** The page on which a user allows an app, or denies it, as HTML. */
export function consentPage(consent: Consent): string {
	const scopes = consent.scopes.map((scope) => `<li><code>${escape(scope)}</code></li>`);
	const users = consent.users.map(
		(user) => `<option value="${user.id}">${escape(user.name)} (${escape(user.email)})</option>`,
	);
	const hidden = Object.entries(consent.request).map(
		([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
	);
	return page(
		`Allow ${consent.clientId}?`,
		`<h1>Allow <strong id="app">${escape(consent.clientId)}</strong> to use this sandbox account?</h1>
<p>The app will be able to act with these scopes:</p>
<ul id="scopes">${scopes.join('')}</ul>
<form method="post" action="/oauth/authorize">
${hidden.join('\n')}
<label for="user">Act as</label>
<select id="user" name="user_id">${users.join('')}</select>
<button id="allow" data-test-id="oauth-allow" name="decision" value="allow">Allow and install</button>
<button id="deny" data-test-id="oauth-deny" name="decision" value="deny">Deny</button>
</form>`,
	);
}

/** A page that says why an authorize request cannot be answered, as HTML. */
export function refusalPage(reason: string): string {
	return page(
		'Access cannot be granted',
		`<h1>Access cannot be granted</h1><p>${escape(reason)}</p>`,
	);
}

function page(title: string, body: string): string {
	return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title><style>${STYLE}</style></head>
<body><main>${body}</main></body>
</html>
`;
}

function escape(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

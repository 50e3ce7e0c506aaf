/** The server behind this page. Each call gives the answer, or throws an Error whose message a person can read. */
async function ask(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `The sandbox answered ${response.status}.`);
  return answer;
}

export const state = () => ask('GET', '/sandbox/state');
export const wire = () => ask('GET', '/sandbox/wire?last=200');
export const happenings = () => ask('GET', '/sandbox/happen');
export const happen = what => ask('POST', '/sandbox/happen', what);
export const clock = advance => ask('POST', '/sandbox/clock', { advance });
export const voice = guild => ask('GET', `/sandbox/voice/${guild}`);
export const act = what => ask('POST', '/sandbox/act', what);

/** Calls back for everything that changes; with each new connection first for the state, which may have changed before. */
export function follow(heard) {
  const events = new EventSource('/sandbox/events');
  events.onmessage = event => heard(JSON.parse(event.data));
  events.onopen = () => heard({ kind: 'state' });
}

// Whether the time of an answer tells that an account exists: medians over 30 and 30 tries, known and unknown taking turns.
// Usage: node bench/timing.mjs [http://127.0.0.1:5080], against an API outside Production with its usual settings.
const base = process.argv[2] ?? 'http://127.0.0.1:5080';
const tries = 30;
const run = `${Date.now()}`.slice(-7);
const emails = Array.from({ length: tries }, (_, i) => `known${i}.${run}@example.com`);
const phones = Array.from({ length: tries }, (_, i) => `+4917${run}${`${i}`.padStart(2, '0')}`);

async function post(path, body) {
  const start = performance.now();
  const answer = await fetch(`${base}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  await answer.arrayBuffer();
  return { ms: performance.now() - start, status: answer.status };
}

async function expect(status, path, body) {
  const answer = await post(path, body);
  if (answer.status !== status) throw new Error(`${path} answered ${answer.status}, not ${status}`);
}

const median = numbers => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function compare(name, path, known, unknown) {
  const times = { known: [], unknown: [] };
  const statuses = new Set();
  for (let i = 0; i < tries; i++) {
    const turns = [['known', known(i)], ['unknown', unknown(i)]];
    for (const [who, body] of i % 2 ? turns : turns.reverse()) {
      const { ms, status } = await post(path, body);
      times[who].push(ms);
      statuses.add(status);
    }
  }
  const [a, b] = [median(times.known), median(times.unknown)];
  console.log(`| ${name} | ${a.toFixed(1)} | ${b.toFixed(1)} | ${(a / b).toFixed(3)} | ${[...statuses].join(', ')} |`);
}

for (const email of emails) await expect(201, '/auth/register', { email, password: 'wandering heron 7', name: 'Known' });
for (const phone_number of phones) await expect(202, '/auth/register', { phone_number, name: 'Known' });
const stranger = i => `un${emails[i]}`;
const nobody = i => phones[i].replace('+4917', '+4916');

console.log('| step | known, ms | unknown, ms | ratio | statuses |\n|---|---|---|---|---|');
await compare('sign-in', '/auth/login', i => ({ email: emails[i], password: 'wrong heron' }), i => ({ email: stranger(i), password: 'wrong heron' }));
await compare('sign-in by phone', '/auth/login', i => ({ phone_number: phones[i] }), i => ({ phone_number: nobody(i) }));
await compare('password forgot', '/auth/password/forgot', i => ({ email: emails[i] }), i => ({ email: stranger(i) }));
const reset = email => ({ email, code: '123456', new_password: 'another heron 8' });
await compare('password reset', '/auth/password/reset', i => reset(emails[i]), i => reset(stranger(i)));

// Takes mail on a free loopback port and prints one JSON object a line: first the port, then each message.
// A local part of the recipient orders a failure: "greylisted" is 451 at first, "unknown" always 550.
const { SMTPServer } = require('smtp-server');
let greylisted = 0;
const say = (value) => process.stdout.write(JSON.stringify(value) + '\n');
const fail = (code, text) => Object.assign(new Error(text), { responseCode: code });
const server = new SMTPServer({
  authOptional: process.argv[2] !== 'with-sign-in',
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth(auth, session, done) {
    done(auth.password === 'mail secret' ? null : fail(535, 'no'), { user: auth.username });
  },
  onRcptTo(address, session, done) {
    if (address.address.startsWith('unknown')) return done(fail(550, 'no such mailbox'));
    if (address.address.startsWith('greylisted') && greylisted++ < 2) return done(fail(451, 'later'));
    done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      say({ from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map((to) => to.address), user: session.user ?? null, raw: Buffer.concat(parts).toString('utf8') });
      done();
    });
  },
});
server.listen(0, '127.0.0.1', () => say({ port: server.server.address().port }));
process.stdin.on('end', () => process.exit(0)).resume();

/** What `goOn` starts in its test: says which Node it has, then ends as it is told. */
const [ending]: string[] = process.argv.slice(2);

process.on('SIGTERM', () => process.exit(7));
process.stdout.write(`${process.versions.node}\n`);
if (ending === 'signal') process.kill(process.pid, 'SIGKILL');
if (ending === 'code') process.exit(5);
// Nobody waits for a test that has failed.
setTimeout(() => process.exit(9), 4000);

// Speaks the protocol of Amazon S3 on a loopback port, keeps the bucket's objects in a folder, and prints its port as a JSON object.
// Arguments: folder, bucket, port (0 for a free one).
const fs = require('fs/promises');
const path = require('path');
const crypto = require('crypto');
const S3rver = require('s3rver');
const [folder, bucket, port] = process.argv.slice(2);
const server = new S3rver({
  address: '127.0.0.1', port: Number(port), directory: folder, silent: true, vhostBuckets: false, configureBuckets: [{ name: bucket }],
});

// S3 puts an object into its place whole or not at all, and no request sees another one half done. This server's store works in the place itself,
// so it is taught to: contents come whole before they are renamed into their place, and what walks through folders or removes them goes one by one.
let last = Promise.resolve();
const alone = (work) => (last = last.catch(() => {}).then(work));
for (const name of ['deleteObject', 'getObject', 'listObjects']) {
  const work = server.store[name].bind(server.store);
  server.store[name] = (...given) => alone(() => work(...given));
}

// Of two deletions of one object the later one would look for a folder that is gone.
const deleteObject = server.store.deleteObject;
server.store.deleteObject = (...given) => deleteObject(...given).catch((error) => { if (error.code !== 'ENOENT') throw error; });
server.store.putObject = async (object) => {
  const parts = [];
  for await (const part of object.content) parts.push(part);
  const content = Buffer.concat(parts);
  const md5 = crypto.createHash('md5').update(content).digest('hex');
  const file = server.store.getResourcePath(object.bucket, object.key, 'object');
  const draft = path.join(folder, crypto.randomUUID());
  await fs.writeFile(draft, content);
  await alone(async () => {
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.rm(`${file}.md5`, { force: true });
    await fs.rename(draft, file);
    await server.store.putMetadata(object.bucket, object.key, object.metadata, md5);
  });
  return { size: content.length, md5 };
};

server.on('error', (error) => error.status < 500 || console.error(error));
server.run().then((address) => {
  // A connection that is closed for having been idle just as a client sends on it is a failure to the client, which tries nothing twice.
  server.httpServer.keepAliveTimeout = 0;
  process.stdout.write(JSON.stringify({ port: address.port }) + '\n');
});
process.stdin.on('end', () => process.exit(0)).resume();

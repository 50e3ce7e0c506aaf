// What Lambda's Node runtime does around a handler: ask for the next event, hand it over, post the answer.
import http from 'node:http';
import { handler } from './handler.mjs';

const agent = new http.Agent({ keepAlive: true });
const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host, port, method, path: '/2018-06-01/runtime/invocation/' + path, agent }, response => {
      const parts = [];
      response.on('data', part => parts.push(part));
      response.on('end', () => resolve({ id: response.headers['lambda-runtime-aws-request-id'], text: Buffer.concat(parts).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

for (;;) {
  const { id, text } = await call('GET', 'next');
  await call('POST', id + '/response', JSON.stringify(await handler(JSON.parse(text))));
}

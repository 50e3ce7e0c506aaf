// The front door as it is usually written for Node: discord-interactions and the AWS SDK.
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { InteractionResponseType, InteractionType, verifyKey } from 'discord-interactions';

const lambda = new LambdaClient({ endpoint: process.env.AWS_ENDPOINT_URL_LAMBDA });

export async function handler(event) {
  const body = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body;
  const valid = await verifyKey(body, event.headers['x-signature-ed25519'], event.headers['x-signature-timestamp'], process.env.SKYLARK_DISCORD_PUBLIC_KEY);
  if (!valid) return { statusCode: 401, body: '' };
  const interaction = JSON.parse(body);
  const answer = value => ({ statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });
  if (interaction.type === InteractionType.PING) return answer({ type: InteractionResponseType.PONG });
  if (interaction.data?.name === 'ping') return answer({ type: InteractionResponseType.CHANNEL_MESSAGE_WITH_SOURCE, data: { content: 'Pong', flags: 64 } });
  await lambda.send(new InvokeCommand({ FunctionName: 'work', Qualifier: 'live', InvocationType: 'Event', Payload: Buffer.from(body) }));
  return answer({ type: InteractionResponseType.DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE });
}

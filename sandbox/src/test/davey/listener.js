// A member of a voice channel's group, told what to do by lines of JSON.
const { DAVESession, MediaType } = require('@snazzah/davey');
const [person, channel] = process.argv.slice(2);
const session = new DAVESession(1, person, channel);
const text = bytes => bytes && bytes.toString('base64');

const deeds = {
  introduced: body => {
    session.setExternalSender(body);
    return { keyPackage: text(session.getSerializedKeyPackage()) };
  },
  // the first byte says that proposals are added, not taken back
  proposed: (body, people) => {
    const { commit, welcome } = session.processProposals(body[0], body.subarray(1), people);
    return { offer: commit && text(Buffer.concat(welcome ? [commit, welcome] : [commit])) };
  },
  committed: body => (session.processCommit(body), {}),
  welcomed: body => (session.processWelcome(body), {}),
  reset: () => {
    session.reinit(1, person, channel);
    return { keyPackage: text(session.getSerializedKeyPackage()) };
  },
  open: (body, people) => ({ frame: text(session.decrypt(people[0], MediaType.AUDIO, body)) }),
};

require('readline').createInterface({ input: process.stdin }).on('line', line => {
  const asked = JSON.parse(line);
  let answer;
  try {
    answer = deeds[asked.do](Buffer.from(asked.body, 'base64'), asked.people);
  } catch (wrong) {
    answer = { error: String(wrong) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
});

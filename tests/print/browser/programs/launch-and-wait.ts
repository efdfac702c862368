import { launchBrowser } from '../../../../src/print/browser/launch.ts';

// node launch-and-wait.js [throw]: starts a browser, says its process id on standard output, and then waits or fails.
const launched = await launchBrowser();
await launched.browser.newPage();
process.stdout.write(`${launched.pid}\n`);
if (process.argv[2] === 'throw') throw new Error('something went wrong elsewhere');
setInterval(() => undefined, 1000);

/** Preloaded with `--import`: says on standard error which modules are loaded, ESM and CommonJS alike. */
import { Module, register } from 'node:module';
import { writeSync } from 'node:fs';

const hooks = `
import { writeSync } from 'node:fs';
export async function load(url, context, next) {
  writeSync(2, 'loaded ' + url + '\\n');
  return next(url, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

const load = Module['_load'];
Module['_load'] = function (request, parent, isMain) {
  try {
    writeSync(2, `loaded ${Module['_resolveFilename'](request, parent, isMain)}\n`);
  } catch {
    // What cannot be resolved is an optional module that is not there.
  }
  return load.call(this, request, parent, isMain);
};

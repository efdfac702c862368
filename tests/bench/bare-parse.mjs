/** The floor of `bench:check`: parses each file with remark-parse and GFM, and does nothing else. */
import { readFile } from 'node:fs/promises';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkGfm).freeze();
for (const path of process.argv.slice(2)) processor.parse(await readFile(path, 'utf8'));

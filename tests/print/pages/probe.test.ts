import { it } from 'vitest';
import { Press } from './press.ts';
import { faultsOf } from './check-pages.ts';
import { dice, words } from './words.ts';
it('probe', async () => {
  const press = new Press();
  const roll = dice(1);
  let md = '# One\n\n';
  let notes = '';
  for (let i = 0; i < 30; i++) { md += words(80, roll) + `[^${i}] ` + words(30, roll) + '\n\n'; notes += `[^${i}]: ${words(10 + i * 6, roll)}\n\n`; 
   if (i % 5 === 0) md += `## ${words(5, roll)}\n\n`;
   if (i % 7 === 0) md += `1. ${words(5, roll)}\n2. ${words(50, roll)}\n\n`;
   if (i % 7 === 3) md += `- ${words(5, roll)}\n- ${words(50, roll)}\n\n> ${words(70,roll)}\n\n`;
   if (i % 9 === 3) md += `| a | b |\n|--|--|\n` + Array.from({length: 40}, (_, n) => `| r${n} | c${n} |\n`).join('') + '\n\n';
   }
  const printed = await press.print({ chapters: [md + notes] });
  console.log(printed.reading.pages.length, faultsOf(printed), printed.steps);
  await press.close();
});

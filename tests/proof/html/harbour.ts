/** A manuscript to be damaged: no two of its sentences are the same, and there are some of each kind. */
import type { Files } from '../../../src/manuscript/files.ts';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { PNG } from '../../render/epub/everything.ts';

const SUBJECTS =
  'clerk pilot diver baker weaver mason sailor keeper teacher carpenter surveyor printer gardener trader notary potter miller tanner smith cooper'.split(
    ' ',
  );
const VERBS =
  'carried measured painted counted repaired described followed inspected borrowed weighed answered collected promised covered divided admired lowered entered guarded invented'.split(
    ' ',
  );
const OBJECTS =
  'lantern ledger anchor bridge ladder barrel mirror compass window garden kettle basket bottle hammer ribbon saddle candle pillow tunnel meadow'.split(
    ' ',
  );
const PLACES =
  'beside the quay,under the old arch,near the mill,across the square,behind the chapel,above the weir,along the canal,inside the customs house,before the gate,below the tower'.split(
    ',',
  );

/** A sentence that has its number within its words. */
function sentence(number: number): string {
  const of = <Item>(list: readonly Item[], step: number): Item =>
    list[(number * step + Math.floor(number / list.length)) % list.length]!;
  return `The ${of(SUBJECTS, 1)} of ward ${number} ${of(VERBS, 7)} a ${of(OBJECTS, 3)} ${of(PLACES, 1)} while the ${of(OBJECTS, 11)} waited.`;
}

let next = 0;
const say = (): string => sentence(++next);

function chapter(title: string, file: string, other: string): string {
  const mark = file.replace('.md', '');
  return `# ${title}

${say()}[^a] ${say()}

${say()} [Read on elsewhere](${other}#${other.replace('.md', '')}-end) if you like.[^b]

## Ways of ${title} {#${mark}-ways}

${say()} ${say()}[^c] ${say()}

- ${say()}
- ${say()}[^d]
- ${say()}

  ${say()}

1. ${say()}
2. ${say()} [Outside](https://example.org/${mark}/page).

:::table{#${mark}-table}
| Trade of ${title} | Count in ${title} |
| --- | --- |
| Bakers of the ${title} lane | Twelve ovens near ${title} |
| Masons of the ${title} road | Thirty stones near ${title}[^e] |
| Weavers of the ${title} field | Seven looms near ${title} |

${say()}
:::

![A dot of ${title}](dot.png "${say()}")

:::box{title="Beside the ${title}" #${mark}-box}
${say()}

${say()}[^f]
:::

> ${say()}

${say()} See [](#${mark}-table) and [note {note}](#^a).

## End of ${title} {#${mark}-end}

${say()}[^g] ${say()}[^a]

:::figure
![Another dot of ${title}](dot.png)

${say()}
:::

${say()}

[^a]: ${say()}
[^b]: ${say()} ${say()}
[^c]: ${say()}

    ${say()}
[^d]: ${say()} [A source](https://example.org/${mark}/source).
[^e]: ${say()}
[^f]: ${say()}
[^g]: ${say()}[^h]
[^h]: ${say()}
`;
}

/** Three chapters, with notes of several kinds. */
export function harbour(yaml = ''): Files {
  next = 0;
  return memoryFiles({
    'manuscript.yaml': `title: The harbour\nuuid: 123e4567-e89b-42d3-a456-426614174000\ndate: 2026-11-24\n${yaml}`,
    '1.md': chapter('Water', '1.md', '2.md'),
    '2.md': chapter('Stone', '2.md', '3.md'),
    '3.md': chapter('Timber', '3.md', '1.md'),
    'dot.png': PNG,
  });
}

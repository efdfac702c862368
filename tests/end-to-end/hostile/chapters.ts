/**
 * Attacks that a manuscript may hold, one a line, each with the rule that tells of it. `SECRET` stands for the
 * address of a folder outside the manuscript, `SERVER` for a server that must see no request.
 */

/** One line of a hostile chapter. */
export interface Attack {
  markdown: string;
  /** The rule that reports it, on its own line; none where it is harmless text and stays what it is. */
  rule?: string;
}

const html = (markdown: string): Attack => ({ markdown, rule: 'raw-html-dropped' });
const image = (address: string, rule: string): Attack => ({ markdown: `![a picture](<${address}>)`, rule });
const link = (markdown: string, rule = 'unsafe-link'): Attack => ({ markdown, rule });

/** Raw HTML that runs, loads or embeds. */
export const ELEMENTS: readonly Attack[] = [
  html('<script>document.title = "pwned"</script>'),
  html('Words <script>document.title = "pwned"</script> in a line.'),
  html('<iframe src="SECRET/canary.txt"></iframe>'),
  html('<img src="x" onerror="document.title = \'pwned\'">'),
  html('Words <img src="SERVER/image.png"> in a line.'),
  html('<style>@import "SERVER/style.css"; p { background: url(SECRET/canary.png) }</style>'),
  html('<svg onload="document.title = \'pwned\'"><use href="SERVER/x.svg#x"/></svg>'),
  html(
    '<math><mtext><mglyph><style><img src=x onerror="document.title=\'pwned\'"></style></mglyph></mtext></math>',
  ),
  html('<object data="SECRET/canary.txt"></object>'),
  html('<embed src="SECRET/canary.txt">'),
  html('<link rel="stylesheet" href="SERVER/style.css">'),
  html('<meta http-equiv="refresh" content="0; url=SERVER/refresh">'),
  html('<base href="SERVER/">'),
  html('<form action="SERVER/form"><input autofocus onfocus="document.title = \'pwned\'"></form>'),
  html('<video src="SERVER/film.mp4" autoplay></video>'),
  html('<noscript><p title="</noscript><img src=x onerror=document.title=\'pwned\'>"></noscript>'),
  html('Words <b onclick="document.title = \'pwned\'">in bold</b>.'),
  html('Words <span style="background: url(SERVER/span.png)">in a span</span>.'),
  html('Words <q cite="SERVER/q">quoted</q>.'),
  html('<?xml-stylesheet href="SERVER/style.xsl"?>'),
  html('<!ENTITY canary SYSTEM "SECRET/canary.txt">'),
];

/** Pictures that are not the manuscript's. */
export const PICTURES: readonly Attack[] = [
  image('../outside/canary.png', 'outside-manuscript'),
  image('../../../../../../../../etc/passwd', 'outside-manuscript'),
  image('%2e%2e/outside/canary.png', 'outside-manuscript'),
  image('..\\\\outside\\\\canary.png', 'outside-manuscript'),
  image('PATH/canary.png', 'outside-manuscript'),
  image('SECRET/canary.png', 'outside-manuscript'),
  image('linked.png', 'outside-manuscript'),
  image('linked-folder/canary.png', 'outside-manuscript'),
  image('SERVER/image.png', 'remote-resource'),
  image('SERVER_WITHOUT_SCHEME/image.png', 'remote-resource'),
  image('data:image/svg+xml,%3Csvg%20onload=%22alert(1)%22/%3E', 'outside-manuscript'),
  image('nowhere.png', 'missing-image'),
  image('javascript:alert(1)', 'outside-manuscript'),
];

/** Links that run or open something. */
export const LINKS: readonly Attack[] = [
  link('[words](javascript:alert(1))'),
  link('[words](JaVaScRiPt:alert(1))'),
  link('[words](<java\tscript:alert(1)>)'),
  link('[words](java&#10;script:alert(1))'),
  link('[words](&#x6A;avascript:alert(1))'),
  link('[words](javascript&colon;alert(1))'),
  link('[words](<&#1; javascript:alert(1)>)', 'broken-link'),
  link('<javascript:alert(1)>'),
  link('[words](data:text/html,<script>alert(1)</script>)'),
  link('[words](vbscript:msgbox(1))'),
  link('[words](SECRET/canary.txt)'),
  link('[words](blob:null/1)'),
  link('[words](view-source:SERVER)'),
  link('[words](//example.org/)'),
  link('[words](../outside/canary.txt)', 'broken-link'),
  link('[words](/etc/passwd)', 'broken-link'),
];

/** What breaks out of where it is put, where nobody escapes it. Nothing to report: it is text. */
export const WORDS: readonly Attack[] = [
  { rule: 'raw-html-dropped', markdown: '## A heading {#"><script>document.title="pwned"</script>}' },
  { rule: 'raw-html-dropped', markdown: ':lang[words]{lang="\\"><script>document.title=1</script>"}' },
  { markdown: '`</code><script>document.title = "pwned"</script>`' },
  { markdown: '\\<script>document.title = "pwned"\\</script>' },
  { markdown: '&lt;script&gt;document.title = "pwned"&lt;/script&gt; ]]> -->' },
  { markdown: '[words](https://example.org/ "\\"onmouseover=\\"document.title=1")' },
  { markdown: 'A note.^[The note <https://example.org/?"><svg/onload=alert(1)>.]', rule: 'bad-url' },
];

/** What the command line of the browser depends on. */
export interface ArgumentOptions {
  /** The browser's own folder, for this one run. */
  readonly profile: string;
  readonly sandbox: boolean;
}

/** Our own list: neither Puppeteer's nor the package's default, so that an update of theirs changes no page. */
const ALWAYS: readonly string[] = [
  '--headless=new',
  // The protocol goes through two file descriptors. A port would be open to every user of the machine.
  '--remote-debugging-pipe',

  // Pages must come out alike on every machine.
  '--font-render-hinting=none', // else screens and printers break lines differently
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  '--export-tagged-pdf',
  '--generate-pdf-document-outline',

  // Nothing here needs a graphics card, and a machine in a data centre has none.
  '--disable-gpu',
  '--disable-software-rasterizer',
  '--mute-audio',
  // Containers give /dev/shm 64 MB; a long book needs more, and then the page crashes.
  '--disable-dev-shm-usage',
  // A long layout is not a hang, and a page that nobody looks at is not idle.
  '--disable-hang-monitor',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',

  // No questions, no traces in the user's own profile and keys.
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-component-extensions-with-background-pages',
  '--disable-search-engine-choice-screen',
  '--disable-popup-blocking',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-breakpad',
  '--disable-crash-reporter',

  // The browser stays off the network by itself …
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-client-side-phishing-detection',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-quic',
  '--metrics-recording-only',
  '--no-pings',
  '--dns-prefetch-disable',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater,InterestFeedContentSuggestions,DialMediaRouteProvider',
  // … and a page cannot reach it: no name has an address, and all else, this machine included, goes to a proxy
  // whose name has none either. Requests that the caller answers (interception) never come this far.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://nowhere.invalid:9',
  '--proxy-bypass-list=<-loopback>',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
];

/** The command line to start the browser with. */
export function browserArguments({ profile, sandbox }: ArgumentOptions): string[] {
  return [...ALWAYS, ...(sandbox ? [] : ['--no-sandbox']), `--user-data-dir=${profile}`, 'about:blank'];
}

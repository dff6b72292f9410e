/**
 * The console page of the practice region: noVNC's RFB client, filling the window.
 *
 * The token is read from the address and goes into the WebSocket's address, nowhere else: no
 * cookie, no storage.
 */
import RFB from './core/rfb.js';

const address = new URL(window.location.href);
const screen = document.getElementById('screen');
const status = document.getElementById('status');

/** `/vnc/{label}.{region}/vnc_auto.html`: the machine's name, without the region. */
function machineLabel() {
  const folder = decodeURIComponent(address.pathname.split('/')[2] ?? '');
  return folder.replace(/\.[^.]*$/, '') || 'Console';
}

function say(text) {
  status.textContent = text;
  status.hidden = text === '';
}

document.title = machineLabel();

const socket = new URL('/websockify', address);
socket.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
socket.searchParams.set('token', address.searchParams.get('token') ?? '');

const rfb = new RFB(screen, socket.href);
rfb.scaleViewport = true;
rfb.background = '#14181f';
rfb.focusOnClick = true;

let wasConnected = false;

rfb.addEventListener('connect', () => {
  wasConnected = true;
  say('');
  rfb.focus();
});

rfb.addEventListener('desktopname', ({ detail }) => {
  document.title = detail.name;
});

rfb.addEventListener('disconnect', ({ detail }) => {
  if (!wasConnected)
    say('The console cannot be reached. Its link may have been used: ask for a new one.');
  else if (detail.clean) say('The machine has closed the connection.');
  else say('The connection was lost. Ask for a new console link.');
});

rfb.addEventListener('securityfailure', ({ detail }) => {
  say(`The machine refused the connection: ${detail.reason ?? 'no reason given'}`);
});

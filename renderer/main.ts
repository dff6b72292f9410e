import './app.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { language } from './messages/language.svelte';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');

// The language is settled before anything is drawn.
const [info, settings] = await Promise.all([
  window.crashcart.app.info(),
  window.crashcart.settings.get(),
]);
if (info.ok) language.setSystem(info.value.locale);
if (settings.ok) language.choose(settings.value.interface.language);

const consoleId = info.ok ? info.value.consoleId : null;

mount(App, {
  target,
  props: {
    bridge: window.crashcart,
    // Read once: main tells of every change from here on.
    settings: settings.ok ? settings.value : null,
    // The main window has done so.
    startInPractice: consoleId === null && info.ok && info.value.startInPractice,
    consoleId,
    // Without an answer: the one on which nothing is offered that only others can do.
    platform: info.ok ? info.value.platform : 'linux',
  },
});

import './app.css';
import { flushSync, mount } from 'svelte';
import AppView from './App.svelte';
import { language } from './messages/language.svelte';
import { readOpening } from './opening';
import { App } from './state/app.svelte';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');

const bridge = window.crashcart;
const opening = await readOpening(bridge);

// The language is settled before anything is drawn.
if (opening.info !== null) language.setSystem(opening.info.locale);
if (opening.settings !== null) language.choose(opening.settings.interface.language);

const app = new App(bridge, opening);
app.start();
// The machines are in order before the list is drawn, so that it is drawn once.
flushSync();
mount(AppView, { target, props: { app } });

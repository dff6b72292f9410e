import type { ConsoleCertificate } from '../../../preload/contract/models';
import { CERTIFICATE, hostRefused, SETTINGS, signedIn, trouble } from '../fake/data';
import { IN_USE } from '../fake/estate';
import type { RendererApp } from '../fixtures';
import type { Screen } from './screen';
import { openFirst } from './ways';

async function openOccupied(app: RendererApp): Promise<void> {
  await app.searchFor(IN_USE);
  await app.page.getByRole('row', { name: IN_USE }).dblclick();
  await app.page.getByRole('dialog').waitFor();
}

async function refuseCertificate(
  app: RendererApp,
  acceptable: ConsoleCertificate['acceptable'],
): Promise<void> {
  await openFirst(app);
  const certificate = { ...CERTIFICATE, acceptable };
  const detail = 'net::ERR_CERT_AUTHORITY_INVALID';
  await app.setConsole('console-1', {
    state: { state: 'failed', reason: { code: 'certificate', detail, certificate } },
    diagnosis: { code: 'certificate', params: {}, findings: [] },
  });
  await app.page.locator('.overlay dl').waitFor();
}

/** Consoles that did not open, or ended. */
export const TROUBLE_SCREENS: readonly Screen[] = [
  {
    name: 'console-memory',
    scenario: signedIn,
    go: async (app) => {
      await openFirst(app);
      await app.setConsole('console-1', trouble('guest-memory', { words: '1662 MB (> 1536 MB)' }));
    },
  },
  {
    name: 'console-lost',
    scenario: signedIn,
    go: async (app) => {
      await openFirst(app);
      const at = new Date(Date.now() + 15_000).toISOString();
      const waiting = { state: 'waiting', at, attempt: 2, most: 8 } as const;
      await app.setConsole('console-1', trouble('closed-by-server', { retry: waiting }));
      await app.page.locator('.overlay details summary').click();
    },
  },
  {
    name: 'console-reconnecting',
    scenario: signedIn,
    go: async (app) => {
      await openFirst(app);
      await app.setConsole('console-1', {
        ...trouble('slept'),
        ticketId: 'ticket-b',
        state: { state: 'connecting' },
      });
    },
  },
  {
    name: 'console-blocked',
    scenario: signedIn,
    go: async (app) => {
      await openFirst(app);
      const params = {
        host: 'cn-north-4-console.huaweicloud.com',
        proxy: 'proxy.example.com:3128',
      };
      await app.setConsole('console-1', trouble('websocket-blocked', { params }));
    },
  },
  {
    name: 'console-intercepted',
    scenario: signedIn,
    go: async (app) => {
      await openFirst(app);
      const host = 'cn-north-4-console.huaweicloud.com';
      const issuer = 'Zscaler Intermediate Root CA (Zscaler Inc.)';
      const detail = 'net::ERR_CERT_AUTHORITY_INVALID';
      await app.setConsole('console-1', {
        ...trouble('tls-intercepted', { params: { host, issuer }, words: detail }),
        state: {
          state: 'failed',
          reason: {
            code: 'certificate',
            detail,
            certificate: {
              host,
              issuer,
              subject: '*.huaweicloud.com',
              fingerprint: Array.from({ length: 32 }, () => 'A7').join(':'),
              acceptable: 'yes',
            },
          },
        },
      });
    },
  },
  {
    name: 'console-given-up',
    scenario: signedIn,
    go: async (app) => {
      await openFirst(app);
      const retry = { state: 'given-up', attempts: 8 } as const;
      await app.setConsole('console-1', trouble('page-unreachable', { retry }));
    },
  },
  {
    name: 'console-failed',
    scenario: signedIn,
    go: async (app) => {
      await openFirst(app);
      await app.setConsole('console-1', hostRefused('vnc.partner.example:8443'));
    },
  },
  {
    name: 'console-occupied',
    scenario: () => ({ ...signedIn(), settings: SETTINGS }),
    go: openOccupied,
  },
  {
    name: 'console-occupied-anyway',
    scenario: () => ({ ...signedIn(), settings: SETTINGS }),
    go: async (app) => {
      await openOccupied(app);
      await app.page.getByRole('radio').last().check();
    },
  },
  {
    name: 'console-certificate',
    scenario: signedIn,
    go: (app) => refuseCertificate(app, 'yes'),
  },
  {
    name: 'console-certificate-changed',
    scenario: signedIn,
    go: (app) => refuseCertificate(app, 'changed'),
  },
  {
    name: 'console-certificate-ask',
    scenario: signedIn,
    go: async (app) => {
      await refuseCertificate(app, 'yes');
      await app.page.locator('.overlay .actions button').last().click();
      await app.page.getByRole('alertdialog').waitFor();
    },
  },
];

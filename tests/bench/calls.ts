import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials';
import { HcClient } from '@huaweicloud/huaweicloud-sdk-core/HcClient';
import { DefaultHttpClient } from '@huaweicloud/huaweicloud-sdk-core/http/DefaultHttpClient';
import { performance } from 'node:perf_hooks';
import { desktopsBody } from '../../main/cloud/desktops';
import {
  createPracticeRegion,
  INSTANT_TIMINGS,
  type PracticeRegion,
} from '../../main/practice/region';
import { connectTo } from '../support/cloud';
import { tell } from './report';

const CALLS = 400;
const PARALLEL = 4;
const ROUNDS = 7;
/** One small page: what is measured is the call, not its rows. */
const QUERY = { limit: 10, offset: 0 };

type Call = () => Promise<unknown>;

/** Our client, which signs with an access key and checks what comes. */
async function ourCall(region: PracticeRegion): Promise<{ call: Call; close: () => void }> {
  const connection = await connectTo(region, { way: { kind: 'access-key' } });
  return {
    call: () =>
      connection.client.send({
        call: 'workspace:list-desktops',
        path: '/v2/{project_id}/desktops',
        query: QUERY,
        schema: desktopsBody,
      }),
    close: () => connection.close(),
  };
}

/** The core of the official SDK, which signs with the same key. */
function theirCall(region: PracticeRegion): Call {
  const { accessKey: ak, secretKey: sk } = region.signIns.accessKey;
  const projectId = region.projectId();
  const client = new HcClient(new DefaultHttpClient({}, [region.url]))
    .withEndpoints([region.url])
    .withCredential(new BasicCredentials({ ak, sk, projectId }));
  return () =>
    client.sendRequest({
      method: 'GET',
      url: `/v2/${projectId}/desktops`,
      contentType: 'application/json',
      queryParams: QUERY,
      pathParams: {},
      headers: {},
      data: {},
    });
}

/** Calls per second, so many at a time. */
async function pace(call: Call): Promise<number> {
  let left = CALLS;
  const begun = performance.now();
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return (CALLS / (performance.now() - begun)) * 1000;
}

/** Signed calls per second of our client beside the official SDK, against one practice region. */
export async function measureCalls(): Promise<void> {
  const region = await createPracticeRegion({
    timings: INSTANT_TIMINGS,
    estate: { desktops: 40, servers: 12 },
    throttle: null,
  });
  const ours = await ourCall(region);
  const theirs = theirCall(region);
  const paces = { ours: [] as number[], theirs: [] as number[] };
  // In turns, so that both meet the same machine; the first of each compiles, and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const our = await pace(ours.call);
    const their = await pace(theirs);
    if (round === 0) continue;
    paces.ours.push(our);
    paces.theirs.push(their);
  }
  const refused = [...region.requests].filter(({ status }) => status !== 200).length;
  ours.close();
  await region.close();
  if (refused > 0) throw new Error(`${refused} calls were refused`);
  tell({
    what: `Signed calls per second, ${PARALLEL} at a time`,
    unit: '/s',
    digits: 0,
    ours: paces.ours,
    control: { name: 'official SDK core', values: paces.theirs },
  });
}

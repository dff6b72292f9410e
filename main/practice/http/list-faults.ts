import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Answer } from './answer';
import type { ApiRequest } from './request';

/** The same request, but for the first page. */
export function firstPage(request: ApiRequest): ApiRequest {
  const query = new URLSearchParams(request.query);
  query.delete('offset');
  query.delete('marker');
  return { ...request, query };
}

const record = z.record(z.string(), z.unknown());
const rowsOf = z.array(record).min(1);
const LISTS = [
  { list: 'desktops', id: 'desktop_id' },
  { list: 'servers', id: 'id' },
  { list: 'projects', id: 'id' },
] as const;

/** An id that is the same for the same place, and nowhere else. */
function idAt(place: string, index: number): string {
  const hex = createHash('sha256')
    .update(`${place}:${String(index)}`)
    .digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}

/**
 * The first page made into the page at the asked place of a list without end: full, of rows with ids
 * of their own, and with another page to follow. What is no list stays as it is.
 */
export function endlessPage(request: ApiRequest, answer: Answer): Answer {
  const body = record.safeParse(answer.body);
  if (!body.success) return answer;
  for (const { list, id } of LISTS) {
    const rows = rowsOf.safeParse(body.data[list]);
    if (!rows.success) continue;
    const offset = Number(request.query.get('offset') ?? 0);
    const limit = Number(request.query.get('limit') ?? rows.data.length);
    const place = `${list}:${String(offset)}:${request.query.get('marker') ?? ''}`;
    const full = Array.from({ length: limit }, (_, index) => ({
      ...rows.data[index % rows.data.length],
      [id]: idAt(place, index),
    }));
    const total = offset + 2 * limit;
    const ofMarkers = {
      page_info: {
        next_marker: idAt(place, limit - 1),
        previous_marker: null,
        current_count: limit,
      },
      count: total,
    };
    const further = list === 'servers' ? ofMarkers : { total_count: total };
    return { ...answer, body: { ...body.data, [list]: full, ...further } };
  }
  return answer;
}

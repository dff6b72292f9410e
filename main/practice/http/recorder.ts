/** One request as the region saw it, for tests. */
export interface RecordedRequest {
  readonly service: 'iam' | 'workspace' | 'clouddc' | 'console' | 'none';
  /** Method and path of the call as its page has them: `GET /v2/{project_id}/desktops`. */
  readonly api: string | undefined;
  readonly method: string;
  readonly path: string;
  /** Every value of every query key. */
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly requestId: string;
  readonly time: Date;
}

/** Remembers the last requests, oldest first; older ones fall out. Counts are of all. */
export class RequestRecorder {
  private kept: RecordedRequest[] = [];
  private readonly counted = new Map<string, number>();

  constructor(private readonly capacity: number) {}

  add(request: RecordedRequest): void {
    this.kept.push(request);
    const { api } = request;
    if (api !== undefined) this.counted.set(api, (this.counted.get(api) ?? 0) + 1);
    // Trim by halves: no array is shifted on every request.
    if (this.kept.length > this.capacity * 2) this.kept = this.kept.slice(-this.capacity);
  }

  get requests(): readonly RecordedRequest[] {
    return this.kept.slice(-this.capacity);
  }

  /** How many requests each call has had, by `api`. */
  get counts(): ReadonlyMap<string, number> {
    return this.counted;
  }

  clear(): void {
    this.kept = [];
    this.counted.clear();
  }
}

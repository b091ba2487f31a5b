/** Asks for one run of the tests, with a mutant or with the sources as they are. */
export interface ToWorker {
  readonly mutant: { readonly file: string; readonly source: string } | null;
  /** The test files to run, in this order; all of them if it is empty. */
  readonly order: readonly string[];
}

/** What a worker reports; durations are milliseconds. */
export type FromWorker =
  | { readonly type: 'ready'; readonly files: readonly string[] }
  | { readonly type: 'broken'; readonly message: string }
  | {
      readonly type: 'done';
      readonly failed: readonly string[];
      /** An error was thrown outside of any test. */
      readonly broken: boolean;
      readonly durations: readonly (readonly [file: string, milliseconds: number])[];
      /** The files that each test file loads, after a run without a mutant. */
      readonly loads: readonly (readonly [file: string, loaded: readonly string[]])[];
    };

export type TestRun = Extract<FromWorker, { readonly type: 'done' }>;

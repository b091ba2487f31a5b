/** The group of figures that hold for all files together. */
export const TREE = 'the tree';

/** The package, app or folder at the top level that a file belongs to. */
export const groupOf = (path: string): string => {
  const [top = '', name = ''] = path.split('/');
  return top === 'packages' || top === 'apps' ? `${top}/${name}` : top;
};

const TEST = /\.(?:test|suite|fixture|oracle)\.[^.]+$/;

/** Whether a file runs outside of tests: of packages and apps what is in `src`, and never a test or its fixture. */
export const isProduction = (path: string): boolean =>
  !TEST.test(path) && (!/^(?:packages|apps)\//.test(path) || path.startsWith(`${groupOf(path)}/src/`));

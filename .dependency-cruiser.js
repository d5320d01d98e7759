/**
 * The rooms of the design and who may know whom. Data flows camera -> plate -> access -> gate -> parking -> store ->
 * web; a room knows those on its left, never those on its right.
 */
const WAY = ['camera', 'plate', 'access', 'gate', 'parking', 'store', 'web'];

/** @param {string} room */
const inside = (room) => `^addon/src/${room}/`;

const roomRules = WAY.map((room, index) => ({
  name: `${room}-knows-only-its-left`,
  comment: `${room}/ may import contract/, the clock, errors, complaints, tasks in turn, plain ids and the rooms before it on the way of the data.`,
  severity: 'error',
  // Tests may bring the simulation, which is the double of every edge.
  from: { path: inside(room), pathNot: '\\.(test|contract)\\.ts$' },
  to: {
    path: '^addon/(src|ui|bench|test)/',
    pathNot: ['contract', ...WAY.slice(0, index + 1)]
      .map(inside)
      .concat('^addon/src/(clock|errors|complaints|one-at-a-time|plain-id)\\.ts$'),
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...roomRules,
    {
      name: 'contract-imports-nothing',
      comment: 'The card and the page import the contract; it must not drag the app in.',
      severity: 'error',
      from: { path: inside('contract') },
      to: { pathNot: inside('contract') },
    },
    {
      name: 'page-knows-only-the-contract',
      severity: 'error',
      from: { path: '^addon/ui/', pathNot: '\\.test\\.ts$' },
      to: { path: '^addon/', pathNot: ['^addon/ui/', inside('contract')] },
    },
    {
      name: 'nobody-knows-the-simulation',
      comment:
        'Only the parts list, the demonstration and tests may put the simulated site in place of the real edges.',
      severity: 'error',
      from: {
        path: '^addon/src/',
        pathNot: [inside('simulation'), inside('demonstration'), '^addon/src/main\\.ts$', '\\.test\\.ts$'],
      },
      to: { path: inside('simulation') },
    },
    {
      name: 'simulation-knows-edges-only',
      comment:
        'The simulation stands in for cameras, sensors and barriers; it neither decides nor remembers.',
      severity: 'error',
      from: { path: inside('simulation'), pathNot: '\\.test\\.ts$' },
      to: {
        path: '^addon/src/(access|parking|store|web|pipeline)/|^addon/src/(main|pipeline|options)\\.ts$',
      },
    },
    {
      name: 'only-the-parts-list-knows-the-demonstration',
      comment: 'What a site without hardware begins with is no part of a real one.',
      severity: 'error',
      from: { path: '^addon/src/', pathNot: [inside('demonstration'), '^addon/src/main\\.ts$'] },
      to: { path: inside('demonstration') },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody uses is deleted.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.test\\.ts$',
          '\\.d\\.ts$',
          '^addon/src/(main|read|key)\\.ts$',
          '^addon/src/plate/reader-thread\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'source-knows-no-tests',
      severity: 'error',
      from: { pathNot: ['\\.(test|contract)\\.ts$', '^addon/test/'] },
      to: { path: ['\\.(test|contract)\\.ts$', '^addon/test/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
  },
};

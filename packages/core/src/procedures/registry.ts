// Every procedure of the package with its samples: registering one is one line here.
export * as disclosureRequest from './disclosure-request/samples.ts';
export * as pressIncident from './press-incident/samples.ts';
export * as siteError from './site-error/samples.ts';

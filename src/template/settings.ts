/** What a template settles in the place of a manuscript that says nothing. */
import { z } from 'zod';
import { readConfiguration } from '../manuscript/configuration/read.ts';
import type { Configuration } from '../manuscript/configuration/schema.ts';
import type { Manuscript } from '../manuscript/manuscript.ts';
import type { TemplateSettings } from './declaration.ts';

const writtenSection = z.record(z.string(), z.unknown()).optional();
const writtenSchema = z.looseObject({ print: writtenSection, html: writtenSection, epub: writtenSection });

/** Those of the settings that the manuscript leaves unsaid: its own go before the template's. */
export function unsaidSettings(
  { print, html, epub }: TemplateSettings,
  { configurationSource: source }: Manuscript,
): TemplateSettings {
  const written = (source && readConfiguration(source, writtenSchema).value) ?? {};
  return {
    print: without(print, written.print),
    html: without(html, written.html),
    epub: without(epub, written.epub),
  };
}

function without<Section extends object>(section: Section | undefined, written: object = {}): Section {
  return Object.fromEntries(
    Object.entries(section ?? {}).filter(([key]) => !Object.hasOwn(written, key)),
  ) as Section;
}

/** A configuration as an edition of some template follows it. */
export function settled(
  configuration: Configuration,
  { print, html, epub }: TemplateSettings,
): Configuration {
  return {
    ...configuration,
    print: { ...configuration.print, ...said(print) },
    html: { ...configuration.html, ...said(html) },
    epub: { ...configuration.epub, ...said(epub) },
  };
}

/** Without keys whose value is undefined, which would take the place of one that is there. */
function said<Section extends object>(
  section: Section | undefined,
): { [Key in keyof Section]?: Exclude<Section[Key], undefined> } {
  return Object.fromEntries(
    Object.entries(section ?? {}).filter(([, value]) => value !== undefined),
  ) as never;
}

// @ts-check

/**
 * The parts of a CycloneDX document that are used.
 *
 * @typedef {object} Component
 * @property {string} bom-ref
 *
 * @typedef {object} Bom
 * @property {Component[]} components
 * @property {{ ref: string, dependsOn?: string[] }[]} dependencies
 * @property {{ component: { 'bom-ref': string } }} metadata
 */

/**
 * Leaves out of npm's list all but these packages. (Its own `--omit=dev` also drops packages that a
 * development tool uses too.)
 *
 * @template {Bom} T
 * @param {T} bom
 * @param {readonly string[]} packages `name@version`
 * @returns {T}
 */
export function onlyThese(bom, packages) {
  const components = bom.components.filter((component) => packages.includes(component['bom-ref']));
  const kept = new Set(components.map((component) => component['bom-ref']));
  const dependencies = bom.dependencies
    .filter(({ ref }) => kept.has(ref) || ref === bom.metadata.component['bom-ref'])
    .map(({ ref, dependsOn = [] }) => ({
      ref,
      dependsOn: dependsOn.filter((needed) => kept.has(needed)),
    }));
  return { ...bom, components, dependencies };
}

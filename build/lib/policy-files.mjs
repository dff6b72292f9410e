// @ts-check
/**
 * The files by which administrators write a policy: a JSON schema, and an administrative template of
 * Windows with its texts. All are made from the schema that the app itself reads a policy with.
 */
import { runnerImport } from 'vite';
import path from 'node:path';
import { root } from './paths.mjs';
import { POLICY_TEXTS } from './policy-texts.mjs';

const KEY = 'Software\\Policies\\Crashcart';

/** @typedef {import('../../preload/contract/policy').PolicyKey} PolicyKey */
/**
 * How a rule is written: a switch, one of some numbers, a text, or a list of texts.
 *
 * @typedef {{ readonly kind: 'switch' | 'text' | 'list' }
 *   | { readonly kind: 'number', readonly values: readonly number[] }} RuleForm
 */

/**
 * @returns {Promise<Record<string, string>>} the texts of all files, by their names below `build/policy`
 */
export async function policyFiles() {
  /** @type {{ module: typeof import('../../main/policy/schema') }} */
  const { module } = await runnerImport(path.join(root, 'main/policy/schema.ts'), {
    configFile: false,
    logLevel: 'error',
  });
  const rules = await rulesOf(module);
  return {
    'policy.schema.json': await jsonSchema(module),
    'Crashcart.admx': admx(rules),
    ...Object.fromEntries(
      Object.entries(POLICY_TEXTS).map(([language, texts]) => [
        `${language}/Crashcart.adml`,
        adml(rules, texts),
      ]),
    ),
  };
}

/**
 * @param {typeof import('../../main/policy/schema')} schema
 * @returns {Promise<[PolicyKey, RuleForm][]>}
 */
async function rulesOf({ POLICY_SHAPE }) {
  const { z } = await import('zod');
  return Object.entries(POLICY_SHAPE).map(([key, shape]) => [
    /** @type {PolicyKey} */ (key),
    formOf(z.toJSONSchema(shape)),
  ]);
}

/**
 * @param {{ type?: unknown, enum?: readonly unknown[] }} shape
 * @returns {RuleForm}
 */
function formOf(shape) {
  if (shape.enum !== undefined) {
    return { kind: 'number', values: shape.enum.map(Number) };
  }
  const kind = { boolean: 'switch', array: 'list', string: 'text' }[String(shape.type)];
  if (kind === undefined) throw new Error(`No form for ${JSON.stringify(shape)}`);
  return { kind: /** @type {'switch' | 'list' | 'text'} */ (kind) };
}

/** @param {typeof import('../../main/policy/schema')} schema */
async function jsonSchema({ policySchema }) {
  const { z } = await import('zod');
  const { $schema, properties = {}, ...rest } = z.toJSONSchema(policySchema);
  const { rules } = POLICY_TEXTS['en-US'];
  const described = Object.entries(properties).map(([key, value]) => {
    const { name, help } = rules[/** @type {PolicyKey} */ (key)];
    return [key, { title: name, description: help, .../** @type {object} */ (value) }];
  });
  const own = { $schema: { type: 'string', description: 'For editors; no rule.' } };
  const schema = {
    $schema,
    title: 'Policy of Crashcart',
    ...rest,
    properties: { ...own, ...Object.fromEntries(described) },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** @param {readonly [PolicyKey, RuleForm][]} rules */
function admx(rules) {
  const policies = rules.map(([key, form]) => {
    const isSwitch = form.kind === 'switch';
    const how = isSwitch ? ` valueName="${key}"` : ` presentation="$(presentation.${key})"`;
    return `    <policy name="${key}" class="Machine" displayName="$(string.${key})" explainText="$(string.${key}_help)" key="${KEY}"${how}>
      <parentCategory ref="Crashcart" />
      <supportedOn ref="SUPPORTED_Any" />
${isSwitch ? SWITCH : `      <elements>\n${element(key, form)}\n      </elements>`}
    </policy>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" revision="1.0" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions">
  <policyNamespaces>
    <target prefix="crashcart" namespace="Crashcart.Policies" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="SUPPORTED_Any" displayName="$(string.SUPPORTED_Any)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="Crashcart" displayName="$(string.Crashcart)" />
  </categories>
  <policies>
${policies.join('\n')}
  </policies>
</policyDefinitions>
`;
}

const SWITCH = `      <enabledValue>
        <decimal value="1" />
      </enabledValue>
      <disabledValue>
        <decimal value="0" />
      </disabledValue>`;

/**
 * @param {PolicyKey} key
 * @param {RuleForm} form
 */
function element(key, form) {
  if (form.kind === 'list') {
    // Each line becomes a value of its own, named by its number.
    return `        <list id="${key}" key="${KEY}\\${key}" valuePrefix="" />`;
  }
  if (form.kind !== 'number') {
    return `        <text id="${key}" valueName="${key}" required="true" maxLength="1023" />`;
  }
  const items = form.values.map(
    (value) => `          <item displayName="$(string.${key}_${value})">
            <value>
              <decimal value="${value}" />
            </value>
          </item>`,
  );
  return `        <enum id="${key}" valueName="${key}" required="true">
${items.join('\n')}
        </enum>`;
}

/**
 * @param {readonly [PolicyKey, RuleForm][]} rules
 * @param {import('./policy-texts.mjs').PolicyTexts} texts
 */
function adml(rules, texts) {
  const strings = [
    ['Crashcart', texts.category],
    ['SUPPORTED_Any', texts.supported],
    ...rules.flatMap(([key, form]) => [
      [key, texts.rules[key].name],
      [`${key}_help`, texts.rules[key].help],
      ...(form.kind === 'number' ? form.values : []).map((value) => [
        `${key}_${value}`,
        `${value} ${texts.minutes}`,
      ]),
    ]),
  ].map(([id, text = '']) => `      <string id="${id}">${escaped(text)}</string>`);
  const presentations = rules
    .filter(([, { kind }]) => kind !== 'switch')
    .map(([key, { kind }]) => {
      const label = escaped(texts.rules[key].name);
      const control = {
        list: `<listBox refId="${key}">${label}</listBox>`,
        number: `<dropdownList refId="${key}" noSort="true">${label}</dropdownList>`,
        text: `<textBox refId="${key}">\n          <label>${label}</label>\n        </textBox>`,
        switch: '',
      }[kind];
      return `      <presentation id="${key}">\n        ${control}\n      </presentation>`;
    });
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" revision="1.0" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions">
  <displayName>${escaped(texts.category)}</displayName>
  <description>${escaped(texts.category)}</description>
  <resources>
    <stringTable>
${strings.join('\n')}
    </stringTable>
    <presentationTable>
${presentations.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

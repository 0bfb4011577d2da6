import { describe, expect, test } from 'vitest'
import { faultsOfCallback, faultsOfCommands, faultsOfMessage } from '../support/discord/validate.ts'

const x = (length: number) => 'x'.repeat(length)
const times = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index))
const mentions = { allowed_mentions: { parse: [] } }
const reply = (data: object) => ({ type: 4, data: { ...mentions, ...data } })
const command = (change: object = {}) => [{ name: 'ask', type: 1, description: 'Ask', ...change }]
const option = (change: object = {}) => ({ type: 3, name: 'question', description: 'd', ...change })
const button = (change: object = {}) => ({
  type: 2,
  style: 1,
  label: 'B',
  custom_id: 'b',
  ...change,
})
const row = (...components: object[]) => ({ type: 1, components })
const select = (length: number, change: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: times(length, (index) => ({ label: `l${index}`, value: `v${index}` })),
  ...change,
})
const modal = (components: object[], change: object = {}) => ({
  type: 9,
  data: { custom_id: 'm', title: 'M', components, ...change },
})
const input = (change: object = {}) => ({
  type: 4,
  custom_id: 't',
  style: 1,
  label: 'L',
  ...change,
})

/** The fake is only worth something if it refuses what Discord refuses. */
describe('the validator', () => {
  test.each<[string, object[]]>([
    [
      'a full command',
      command({
        name_localizations: { de: 'frage' },
        default_member_permissions: '32',
        options: [option({ required: true, autocomplete: true })],
        contexts: [0, 1, 2],
        integration_types: [0, 1],
      }),
    ],
    ['a context menu command', [{ name: 'Find the source', type: 3 }]],
  ])('takes %s', (_name, commands) => expect(faultsOfCommands(commands)).toEqual([]))

  test.each<[string, object[]]>([
    ['a 101-character description', command({ description: x(101) })],
    ['no description', [{ name: 'ask', type: 1 }]],
    ['a description of a context menu', [{ name: 'Explain', type: 3, description: 'no' }]],
    ['capitals', command({ name: 'ASK' })],
    ['a space', command({ name: 'a b' })],
    ['a 33-character name', command({ name: x(33) })],
    ['a bad option name', command({ options: [option({ name: 'Q' })] })],
    ['26 options', command({ options: times(26, (index) => option({ name: `o${index}` })) })],
    [
      '26 choices',
      command({
        options: [option({ choices: times(26, (index) => ({ name: `n${index}`, value: 'v' })) })],
      }),
    ],
    [
      'autocomplete with choices',
      command({ options: [option({ autocomplete: true, choices: [{ name: 'n', value: 'v' }] })] }),
    ],
    [
      'required after optional',
      command({ options: [option({ name: 'a' }), option({ name: 'b', required: true })] }),
    ],
    ['two equal options', command({ options: [option(), option()] })],
    [
      '8,001 characters',
      command({
        options: times(25, (index) =>
          option({
            name: `o${index}`,
            choices: times(25, (inner) => ({ name: `n${inner}`, value: x(90) })),
          }),
        ),
      }),
    ],
    ['two equal commands', [...command(), ...command()]],
    ['101 commands', times(101, (index) => command({ name: `c${index}` })[0]!)],
    ['16 message commands', times(16, (index) => ({ name: `C${index}`, type: 3 }))],
    ['an unknown locale', command({ name_localizations: { xx: 'a' } })],
    ['a localised name that is none', command({ name_localizations: { de: 'A B' } })],
    [
      'a subcommand beside an option',
      command({ options: [{ type: 1, name: 'sub', description: 'd' }, option()] }),
    ],
    ['a private channel without user install', command({ contexts: [2], integration_types: [0] })],
  ])('refuses %s', (_name, commands) => expect(faultsOfCommands(commands)).not.toEqual([]))

  test.each<[string, Record<string, unknown>]>([
    ['a reply', reply({ content: x(2_000), flags: 64 })],
    ['a deferral', { type: 5, data: { flags: 64 } }],
    [
      '5 buttons',
      reply({
        content: 'c',
        components: [row(...times(5, (index) => button({ custom_id: `b${index}` })))],
      }),
    ],
    ['a select menu', reply({ content: 'c', components: [row(select(25))] })],
    ['a form', modal([row(input())])],
    [
      'a labelled form',
      modal([{ type: 18, label: 'L', component: { type: 4, custom_id: 't', style: 1 } }]),
    ],
    [
      '25 choices',
      { type: 8, data: { choices: times(25, (index) => ({ name: `n${index}`, value: 'v' })) } },
    ],
  ])('takes %s', (_name, body) => expect(faultsOfCallback(body)).toEqual([]))

  test.each<[string, Record<string, unknown>]>([
    ['2,001 characters', reply({ content: x(2_001) })],
    ['an empty reply', reply({})],
    ['mentions left to the default', { type: 4, data: { content: 'c' } }],
    [
      'parse with the same list',
      reply({ content: 'c', allowed_mentions: { parse: ['users'], users: ['1'] } }),
    ],
    ['a 4,097-character description', reply({ embeds: [{ description: x(4_097) }] })],
    ['a 257-character title', reply({ embeds: [{ title: x(257) }] })],
    ['26 fields', reply({ embeds: [{ fields: times(26, () => ({ name: 'n', value: 'v' })) }] })],
    ['an empty field', reply({ embeds: [{ fields: [{ name: 'n', value: '' }] }] })],
    ['11 embeds', reply({ embeds: times(11, () => ({ title: 't' })) })],
    [
      '6,001 characters in embeds',
      reply({ embeds: [{ description: x(4_000) }, { description: x(2_001) }] }),
    ],
    ['a javascript URL', reply({ embeds: [{ title: 't', url: 'javascript:alert(1)' }] })],
    [
      '6 buttons in a row',
      reply({
        content: 'c',
        components: [row(...times(6, (index) => button({ custom_id: `b${index}` })))],
      }),
    ],
    [
      '6 rows',
      reply({
        content: 'c',
        components: times(6, (index) => row(button({ custom_id: `b${index}` }))),
      }),
    ],
    [
      'a 101-character custom_id',
      reply({ content: 'c', components: [row(button({ custom_id: x(101) }))] }),
    ],
    ['an 81-character label', reply({ content: 'c', components: [row(button({ label: x(81) }))] })],
    ['equal custom_ids', reply({ content: 'c', components: [row(button(), button())] })],
    [
      'a link button without url',
      reply({ content: 'c', components: [row({ type: 2, style: 5, label: 'l' })] }),
    ],
    [
      'a button without custom_id',
      reply({ content: 'c', components: [row({ type: 2, style: 1, label: 'l' })] }),
    ],
    ['a select beside a button', reply({ content: 'c', components: [row(select(2), button())] })],
    ['26 select options', reply({ content: 'c', components: [row(select(26))] })],
    [
      'equal select values',
      reply({
        content: 'c',
        components: [
          row({
            type: 3,
            custom_id: 's',
            options: [
              { label: 'a', value: 'v' },
              { label: 'b', value: 'v' },
            ],
          }),
        ],
      }),
    ],
    ['a 46-character form title', modal([row(input())], { title: x(46) })],
    ['6 form rows', modal(times(6, (index) => row(input({ custom_id: `t${index}` }))))],
    ['an empty form', modal([])],
    [
      '26 choices',
      { type: 8, data: { choices: times(26, (index) => ({ name: `n${index}`, value: 'v' })) } },
    ],
    [
      'a 101-character choice value',
      { type: 8, data: { choices: [{ name: 'n', value: x(101) }] } },
    ],
    ['an unknown type', { type: 42, data: {} }],
    ['a number as content', reply({ content: 5 })],
    ['more than flags in a deferral', { type: 5, data: { content: 'c' } }],
  ])('refuses %s', (_name, body) => expect(faultsOfCallback(body)).not.toEqual([]))

  test('refuses 2,001 characters in a channel message, which the schema lets through', () =>
    expect(faultsOfMessage({ content: x(2_001), ...mentions })).not.toEqual([]))
})

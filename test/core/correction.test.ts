import { expect, test } from 'vitest'
import { isCorrection } from '../../src/core/correction.ts'

test.each([
  ['Correction to the programme', 'The chair is Ivo Brand.'],
  ['Programme 2026 (corrected)', 'The chair is Ivo Brand.'],
  ['Programme: erratum', 'The chair is Ivo Brand.'],
  ['Korrektur zum Programm', 'Den Vorsitz hat Ivo Brand.'],
  ['Fe de erratas', 'La presidenta es Ada Moss.'],
  ['Retificação do programa', 'A presidente é Ada Moss.'],
  ['Correction', 'The chair is Ivo Brand.'],
  ['Correction no. 2', 'The chair is Ivo Brand.'],
  ['정정 공고', '의장은 김민수입니다.'],
  ['关于节目单的更正', '主席是王芳。'],
  ['プログラムの訂正', '議長は田中です。'],
  ['News', 'Correction to the programme: the chair is Ivo Brand.'],
  ['News', 'The fair is near.\n\n**Correction:** the chair is Ivo Brand.'],
  ['News', '# Correction to the programme\n\nThe chair is Ivo Brand.'],
  ['News', 'ERRATUM\nThe chair is Ivo Brand.'],
  ['News', 'Berichtigung: Den Vorsitz hat Ivo Brand.'],
  ['News', 'Rectificatif — la présidente est Ada Moss.'],
  ['News', '更正：主席不是李明，而是王芳。'],
  ['News', '更正啟事：主席是王芳。'],
  ['News', '【訂正】議長は田中です。'],
  ['News', 'This notice supersedes the one of 3 May.'],
])('“%s”, “%s” corrects another', (title, text) => {
  expect(isCorrection({ title, text })).toBe(true)
})

test.each([
  ['Minutes of July', 'The minutes of June were corrected and approved.'],
  ['Minutes of July', 'Corrections to the minutes of June were read and\napproved by all.'],
  ['Minutes of July', 'Corrected minutes of June lie in the office.'],
  ['Protokoll Juli', 'Das Protokoll vom Juni wurde nach Korrektur genehmigt.'],
  ['Protokoll Juli', 'Die Korrektur der Beiträge wurde besprochen.'],
  ['Korrekturlesen', 'Wir lesen am Montag.'],
  ['Compte rendu', 'Il corrige les copies le lundi.'],
  ['Fees 2024', 'These fees were superseded in 2025.'],
  ['Department of Corrections handbook', 'Visits are on Sunday.'],
  ['Department of Corrections', 'Visits are on Sunday.'],
  ['Error correction guide', 'Read the log.'],
  ['Rectification procedure', 'Write to the board.'],
  ['행정정보 공개 안내', '복사는 한 장에 1,000원입니다.'],
  ['变更正式生效', '自三月起。'],
  ['修订正式版', '自三月起。'],
  ['会议纪要', '六月的纪要已经更正并通过。'],
  ['会议纪要', '更正了六月的纪要，并获通过。'],
  ['News', `${'All is well. '.repeat(30)}\nCorrection: the chair is Ivo Brand.`],
])('“%s”, “%s” does not', (title, text) => {
  expect(isCorrection({ title, text })).toBe(false)
})

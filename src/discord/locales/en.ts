import { SMALL_TALK_REPLIES } from '../../core/small-talk.ts'
import type { Messages } from './message-table.ts'

export const en: Messages = {
  answer: {
    open: 'Open',
    excerpt: 'excerpt',
    notFound: 'Not in the documents.',
    noDocuments: 'There are no documents here yet. A moderator can add some with `/sources add`.',
    nothingLeft: 'The documents do not say that any more. Ask the question again.',
    nearest: 'The nearest passage, which does not answer the question:',
  },
  smallTalk: SMALL_TALK_REPLIES,
  buttons: {
    check: 'Check',
    more: 'More',
    context: 'Context',
    share: 'Share',
    followUp: 'Follow up',
    delete: 'Delete',
    nearest: 'Nearest passage',
  },
  check: {
    unchanged: '✅ Unchanged: the document says this today.',
    moved: '✅ Moved: the same words stand in another place of the document.',
    changed: '⚠️ Changed: the document now says something else here.',
    gone: '❌ Gone: the document does not say this any more.',
    before: 'Before',
    now: 'Now',
  },
  feedback: {
    title: 'What was missing?',
    missing: 'What did you expect to find?',
    missingExample: 'You may leave this empty. Your name is not kept.',
    thanks: 'Thank you. The moderators can see this, without your name.',
  },
  followUp: {
    title: 'Follow up',
    label: 'Your next question',
    example: 'The question before is known: “And on Sundays?” is enough.',
  },
  errors: {
    notYours: 'Only who asked, or a moderator, can delete this.',
    fault: 'That did not work. The fault has been logged.',
    expired: 'This answer has expired. Ask the question again.',
    unknown: 'This version does not know that any more. Please use the command again.',
    moderatorsOnly: 'Only members who can manage the server may do this.',
    busy: (holder) => `${holder} is updating the documents. Try again when that has ended.`,
    tooManyRequests: (seconds) => `That is a lot at once. Try again in ${seconds} s.`,
    unusableQuestion: 'Please type one question, in at most 1,000 characters.',
    wrongChannel: 'Questions are answered in other channels of this server.',
    wrongRole: 'Your roles do not include one that may ask here.',
  },
}

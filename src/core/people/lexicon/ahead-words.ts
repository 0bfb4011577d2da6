/** Capitalised only because they open a sentence. */
export const SENTENCE_OPENERS = new Set(
  'when then yesterday today tomorrow while as for after before if but and so however meanwhile only even both ask contact meet thank call see tell email since once later now here there what who why how this that these those some many most all with without also again perhaps maybe please let dear hello hi welcome congratulations thanks fue es será foi heute gestern dann aber und hoy ayer pero aujourd hier mais lors laut wie nach auch nur seit mit bei ohne gegen trotz weil denn doch nun jetzt dort danach zuletzt bisher am im unter según para por tras ante con sin desde también además ahora luego mientras como selon pour avec sans après avant depuis ainsi comme quand aussi enfin ensuite puis désormais dès call visit phone join write'.split(
    ' ',
  ),
)

export const FUNCTION_WORDS = new Set(
  'and or but said says met told was were is are has have had thanked asked saw gave took led while when where who that which then by as not sagte sagt erklärte erklärt betonte meinte dankte traf begrüßte lobte kritisierte empfing ehrte bleibt wird wurde ist war sind dass wo wenn als dijo dice explicó aseguró afirmó señaló pidió elegido elegida nombrado nombrada designado designada fue es será que donde cuando dit assure explique déclare affirme rappelle précise nommé nommée élu élue est était sera où quand dont disse afirmou eleito eleita nomeado nomeada'.split(
    ' ',
  ),
)

import { commands } from '../commands/index.ts'
import { ConfigError, loadConfig } from './config.ts'
import { registerCommands } from './discord/register.ts'

try {
  const config = loadConfig()
  const missing = [
    ...(config.discordToken === null ? ['DISCORD_TOKEN is needed to register commands'] : []),
    ...(config.discordApplicationId === null
      ? ['DISCORD_APPLICATION_ID is needed to register commands; copy it from the developer portal']
      : []),
  ]
  if (missing.length > 0) throw new ConfigError({ faults: missing })
  const names = await registerCommands({
    token: config.discordToken ?? '',
    applicationId: config.discordApplicationId ?? '',
    commands,
    restUrl: config.discordRestUrl,
    ...(config.discordGuildId === null ? {} : { guildId: config.discordGuildId }),
  })
  const where = config.discordGuildId === null ? 'everywhere' : `in server ${config.discordGuildId}`
  process.stdout.write(`Registered ${where}: ${names.join(', ')}\n`)
} catch (error) {
  process.stderr.write(`verbatim: ${(error as Error).message}\n`)
  process.exitCode = error instanceof ConfigError ? 2 : 1
}

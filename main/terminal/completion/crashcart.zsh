#compdef crashcart
# Completion of crashcart for zsh: commands, and the names of the machines it knows.

_crashcart_machines() {
  local -a machines
  machines=("${(@f)$(crashcart list 2>/dev/null | cut -f1)}")
  compadd -M 'm:{[:lower:]}={[:upper:]}' -a machines
}

_crashcart() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    '--practice[sign in to the practice region]' \
    '--hidden[start without a window]' \
    '--self-test[look whether all is in order]' \
    '--version[print the version]' \
    '--help[print how it is used]' \
    '1:command:((open\:"open the console of a machine" assist\:"show the remote assistance of a desktop" list\:"list the machines" completion\:"print what completes commands" help\:"print how it is used"))' \
    '*::argument:->argument'
  if [[ $state == argument ]]; then
    case $line[1] in
      open | assist) _crashcart_machines ;;
      list) compadd -- --json ;;
      completion) compadd bash zsh fish ;;
    esac
  fi
}

if [[ $funcstack[1] == _crashcart ]]; then
  _crashcart "$@"
else
  compdef _crashcart crashcart
fi

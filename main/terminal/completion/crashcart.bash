# Completion of crashcart for bash: commands, and the names of the machines it knows.

_crashcart() {
  local word="${COMP_WORDS[COMP_CWORD]}" command='' i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} != -* ]]; then
      command="${COMP_WORDS[i]}"
      break
    fi
  done
  case "$command" in
    '')
      mapfile -t COMPREPLY < <(compgen -W 'open assist list completion help --practice --hidden --self-test --version --help' -- "$word")
      ;;
    open | assist)
      local name
      while IFS=$'\t' read -r name _; do
        # Without regard to case, as the search.
        [[ ${name,,} == "${word,,}"* ]] && COMPREPLY+=("$(printf '%q' "$name")")
      done < <(crashcart list 2>/dev/null)
      ;;
    list)
      mapfile -t COMPREPLY < <(compgen -W '--json' -- "$word")
      ;;
    completion)
      mapfile -t COMPREPLY < <(compgen -W 'bash zsh fish' -- "$word")
      ;;
  esac
}

complete -F _crashcart crashcart

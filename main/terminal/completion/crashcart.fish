# Completion of crashcart for fish: commands, and the names of the machines it knows.

function __crashcart_machines
    crashcart list 2>/dev/null | string replace -r '\t([^\t]*)\t[^\t]*\t([^\t]*).*' '\t$1, $2'
end

set -l commands open assist list completion help

complete -c crashcart -f
complete -c crashcart -n "not __fish_seen_subcommand_from $commands" -a open -d 'open the console of a machine'
complete -c crashcart -n "not __fish_seen_subcommand_from $commands" -a assist -d 'show the remote assistance of a desktop'
complete -c crashcart -n "not __fish_seen_subcommand_from $commands" -a list -d 'list the machines'
complete -c crashcart -n "not __fish_seen_subcommand_from $commands" -a completion -d 'print what completes commands'
complete -c crashcart -n "not __fish_seen_subcommand_from $commands" -a help -d 'print how it is used'
complete -c crashcart -l practice -d 'sign in to the practice region'
complete -c crashcart -l hidden -d 'start without a window'
complete -c crashcart -l self-test -d 'look whether all is in order'
complete -c crashcart -l version -d 'print the version'
complete -c crashcart -l help -d 'print how it is used'
complete -c crashcart -n '__fish_seen_subcommand_from open assist' -a '(__crashcart_machines)'
complete -c crashcart -n '__fish_seen_subcommand_from list' -l json -d 'for other programs'
complete -c crashcart -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'

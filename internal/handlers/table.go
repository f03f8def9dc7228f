package handlers

import "sync"

// Table lists the commands, in the order in which help shows them. A new
// command is a file of its own, one line here and its entries in the message
// catalogues.
func Table() []Command {
	return []Command{
		whoSaid(),
		ask(),
		verifyQuote(),
		checkMessage(),
		compare(),
		differences(),
		read(),
		context(),
		cite(),
		topics(),
		quiz(),
		about(),
		help(),
	}
}

// byName is the table for look-ups, which every call needs.
var byName = sync.OnceValue(func() map[string]Command {
	commands := map[string]Command{}
	for _, c := range Table() {
		commands[c.Name] = c
	}
	return commands
})

// Find returns the command of the given name.
func Find(name string) (Command, bool) {
	c, found := byName()[name]
	return c, found
}

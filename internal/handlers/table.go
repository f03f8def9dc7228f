package handlers

// Table lists the commands, in the order in which help shows them. A new
// command is a file of its own and one line here.
func Table() []Command {
	return []Command{
		whoSaid(),
		ask(),
		topics(),
		about(),
		help(),
	}
}

// Find returns the command of the given name.
func Find(name string) (Command, bool) {
	for _, c := range Table() {
		if c.Name == name {
			return c, true
		}
	}
	return Command{}, false
}

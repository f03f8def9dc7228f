package discordtest

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// SetCommands stores what GET answers for the application's own commands, of a
// guild or, with an empty id, global.
func (s *Server) SetCommands(guild string, commands []map[string]any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.commands[s.commandsPath(guild)] = commands
}

func (s *Server) commandsPath(guild string) string {
	path := "/api/v10/applications/" + s.opts.AppID
	if guild != "" {
		path += "/guilds/" + guild
	}
	return path + "/commands"
}

// Commands are the stored commands, of a guild or, with an empty id, global.
func (s *Server) Commands(guild string) []map[string]any {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.commands[s.commandsPath(guild)]
}

func (s *Server) getCommands(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	commands := s.commands[r.URL.Path]
	if commands == nil {
		commands = []map[string]any{}
	}
	reply(w, http.StatusOK, commands)
}

// putCommands stores the commands as Discord does: with ids of its own.
func (s *Server) putCommands(w http.ResponseWriter, r *http.Request) {
	commands := []map[string]any{}
	if err := json.NewDecoder(r.Body).Decode(&commands); err != nil {
		reply(w, http.StatusBadRequest, map[string]any{"message": "Invalid Form Body", "code": 50035})
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range commands {
		s.lastID++
		c["id"], c["version"] = strconv.Itoa(s.lastID), strconv.Itoa(s.lastID)
		c["application_id"] = s.opts.AppID
	}
	s.commands[r.URL.Path] = commands
	s.notify()
	reply(w, http.StatusOK, commands)
}

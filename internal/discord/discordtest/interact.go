package discordtest

import (
	"maps"
	"slices"
	"strconv"
	"time"
)

// Interact sends an interaction to a shard and returns its id, which it gives
// it, with a token, unless the interaction has them. The test fails when the
// shard has no session.
func (s *Server) Interact(shard int, interaction map[string]any) string {
	s.tb.Helper()
	id, ok := s.Offer(shard, interaction)
	if !ok {
		s.tb.Errorf("discordtest: shard %d has no session", shard)
	}
	return id
}

// Offer is Interact for a shard that may have no session just now; it reports
// whether it has.
func (s *Server) Offer(shard int, interaction map[string]any) (id string, ok bool) {
	full := s.complete(interaction)
	id, _ = full["id"].(string)
	return id, s.Dispatch(shard, "INTERACTION_CREATE", full)
}

// complete adds what every interaction has.
func (s *Server) complete(interaction map[string]any) map[string]any {
	s.mu.Lock()
	defer s.mu.Unlock()
	id, _ := interaction["id"].(string)
	if id == "" {
		id = s.newID()
	}
	if s.opts.Deadline > 0 {
		s.asked[id] = time.Now()
	}
	full := map[string]any{
		"application_id": s.opts.AppID, "version": 1, "token": "token-" + id, "app_permissions": "442368",
		"entitlements": []any{}, "authorizing_integration_owners": map[string]any{"0": "200"},
		"attachment_size_limit": 10485760,
	}
	maps.Copy(full, interaction)
	full["id"] = id
	return full
}

// newID is an id in Discord's form, whose upper bits are a time. The caller
// holds mu.
func (s *Server) newID() string {
	s.lastID++
	const discordEpoch = 1420070400000                // ms: 2015
	ms := max(time.Now().UnixMilli()-discordEpoch, 0) // a bubble's time is before it
	return strconv.FormatInt(ms<<22|int64(s.lastID&(1<<22-1)), 10)
}

// inServer is what an interaction in a server's channel has, with its asker.
func inServer(kind int, data map[string]any) map[string]any {
	return map[string]any{
		"type": kind, "data": data, "guild_id": "200", "channel_id": "300", "locale": "en-US", "guild_locale": "en-US",
		"context": 0, "channel": map[string]any{"id": "300", "type": 0},
		"member": map[string]any{"user": Asker(), "permissions": "442368", "roles": []any{}},
	}
}

// Asker is the user who makes the interactions.
func Asker() map[string]any {
	return map[string]any{"id": "400", "username": "asker", "global_name": "Asker", "discriminator": "0"}
}

// Command is an interaction that a person in a server makes with a slash
// command: a string, integer or boolean for each option.
func Command(name string, options map[string]any) map[string]any {
	return inServer(2, map[string]any{"id": "500", "name": name, "type": 1, "options": optionList(options)})
}

func optionList(options map[string]any) []any {
	list := []any{}
	for _, name := range slices.Sorted(maps.Keys(options)) {
		list = append(list, option(name, options[name]))
	}
	return list
}

func option(name string, value any) map[string]any {
	kind := 3
	switch value.(type) {
	case int:
		kind = 4
	case bool:
		kind = 5
	}
	return map[string]any{"name": name, "type": kind, "value": value}
}

// Autocomplete is what Discord asks while a person types: the focused option
// holds what is typed so far, and the others what they hold by then.
func Autocomplete(name, focused, typed string, others map[string]any) map[string]any {
	f := option(focused, typed)
	f["focused"] = true
	return inServer(4, map[string]any{"id": "500", "name": name, "type": 1, "options": append(optionList(others), f)})
}

// MessageCommand is an interaction with a command of a message's menu, which
// carries the message.
func MessageCommand(name string, message map[string]any) map[string]any {
	id, _ := message["id"].(string)
	return inServer(2, map[string]any{
		"id": "501", "name": name, "type": 3, "target_id": id,
		"resolved": map[string]any{"messages": map[string]any{id: message}},
	})
}

// Press is a click on a button of a message, or with values the choice in a
// select menu. The message may come from Callback.Message.
func Press(message map[string]any, customID string, values ...string) map[string]any {
	data := map[string]any{"custom_id": customID, "component_type": 2, "id": 1}
	if len(values) > 0 {
		data["component_type"], data["values"] = 3, values
	}
	press := inServer(3, data)
	press["message"] = message
	return press
}

// By makes an interaction in a server one of another user than the Asker.
func By(userID string, interaction map[string]any) map[string]any {
	by := maps.Clone(interaction)
	by["member"] = map[string]any{
		"user": map[string]any{"id": userID, "username": "user-" + userID}, "permissions": "442368", "roles": []any{},
	}
	return by
}

// InDM makes an interaction one of a direct message with the bot: a user in
// place of a member, and no server.
func InDM(interaction map[string]any) map[string]any {
	dm := maps.Clone(interaction)
	for _, key := range []string{"member", "guild_id", "guild_locale"} {
		delete(dm, key)
	}
	dm["user"], dm["context"] = Asker(), 1
	dm["channel"] = map[string]any{"id": "300", "type": 1}
	return dm
}

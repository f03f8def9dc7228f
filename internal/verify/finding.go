package verify

import "bothsides/internal/finding"

// The types of a finding, which others share.
type (
	Finding    = finding.Finding
	Verdict    = finding.Verdict
	Op         = finding.Op
	Operation  = finding.Operation
	Change     = finding.Change
	ChangeKind = finding.Kind
)

// The values of those types that are spelled out here.
const (
	Exact   = finding.Exact
	Altered = finding.Altered
	Close   = finding.Close
	Absent  = finding.Absent

	Equal  = finding.Equal
	Delete = finding.Delete
	Insert = finding.Insert

	Number      = finding.Number
	Name        = finding.Name
	Negation    = finding.Negation
	Wording     = finding.Wording
	Punctuation = finding.Signs
)

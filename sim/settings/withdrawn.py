"""Settings that earlier versions of the model had, and what has taken their place.

An old file of settings is refused with the name of the successor, not with a guess.
"""

WITHDRAWN = {
    "eta_floor": "who may serve a severe case is stated in 'licence_finish' and 'licence_try'",
    "part_eta": "whoever may finish a case may do a part of it, see 'licence_finish'",
    "coordinate_minutes": "helpers are led one by one, see 'lead_minutes'",
    "message_minutes": "every contact has one price, see 'intake_minutes'",
    "key_minutes": "keying in costs what registering costs, see 'register_minutes'",
    "refer_below": "the better another would serve it, the likelier a case is passed on, see 'refer_rate'",
}
